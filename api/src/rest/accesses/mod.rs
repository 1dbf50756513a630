//! Registro degli accessi: who read whose data, for residents and for the data protection officer.

pub(crate) mod list_accesses;
pub(crate) mod list_alerts;
pub(crate) mod list_glasses;
pub(crate) mod list_own;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_accesses::list_accesses))
        .routes(routes!(list_alerts::list_access_alerts))
        .routes(routes!(list_glasses::list_broken_glass))
        .routes(routes!(list_own::list_own_accesses))
}
