//! Sessione: who the caller is here, in which duty, and until when.

pub(crate) mod get_session;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_session::get_session))
}
