//! Registri di protocollo: their closed days and their emergencies.

pub(crate) mod close_emergency_register;
pub(crate) mod extend_emergency;
pub(crate) mod open_emergency_register;
pub(crate) mod open_register;
pub(crate) mod record_emergency_day;
pub(crate) mod record_emergency_entry;
pub(crate) mod record_preservation_receipt;
pub(crate) mod recover_emergency_entry;
pub(crate) mod send_to_preservation;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(close_emergency_register::close_emergency_register))
        .routes(routes!(extend_emergency::extend_emergency))
        .routes(routes!(open_emergency_register::open_emergency_register))
        .routes(routes!(open_register::open_register))
        .routes(routes!(record_emergency_day::record_emergency_day))
        .routes(routes!(record_emergency_entry::record_emergency_entry))
        .routes(routes!(
            record_preservation_receipt::record_preservation_receipt
        ))
        .routes(routes!(recover_emergency_entry::recover_emergency_entry))
        .routes(routes!(send_to_preservation::send_to_preservation))
}
