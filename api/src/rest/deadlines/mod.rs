//! Scadenzario: what runs out and when, for the offices in charge.

pub(crate) mod list_deadlines;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_deadlines::list_deadlines))
}
