//! Registri di protocollo: their closed days and their emergencies.

pub(crate) mod close_emergency_register;
pub(crate) mod extend_emergency;
pub(crate) mod get_day;
pub(crate) mod get_day_file;
pub(crate) mod get_register;
pub(crate) mod list_days;
pub(crate) mod open_emergency_register;
pub(crate) mod open_register;
pub(crate) mod record_emergency_day;
pub(crate) mod record_emergency_entry;
pub(crate) mod record_preservation_receipt;
pub(crate) mod recover_emergency_entry;
pub(crate) mod send_to_preservation;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(close_emergency_register::close_emergency_register))
        .routes(routes!(extend_emergency::extend_emergency))
        .routes(routes!(get_day::get_day))
        .routes(routes!(get_day_file::get_day_file))
        .routes(routes!(get_register::get_register))
        .routes(routes!(list_days::list_days))
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
