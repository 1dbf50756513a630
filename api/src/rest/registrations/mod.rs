//! Registrazioni di protocollo: the acts of the register.

pub(crate) mod annul_registration;
pub(crate) mod get_registration;
mod held;
pub(crate) mod list_registrations;
pub(crate) mod record_sending;
pub(crate) mod register_document;
pub(crate) mod renew_field;
mod sealed;
mod shown;

pub(super) use sealed::sealed;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_registrations::list_registrations,
            register_document::register_document
        ))
        .routes(routes!(get_registration::get_registration))
        .routes(routes!(record_sending::record_sending))
        .routes(routes!(annul_registration::annul_registration))
        .routes(routes!(renew_field::renew_field))
}
