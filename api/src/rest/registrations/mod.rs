//! Registrazioni di protocollo: the acts of the register.

pub(crate) mod register_document;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(register_document::register_document))
}
