//! Tracciamento: who did what, and how things stood at any moment.

mod entry;
pub(crate) mod get_readers;
pub(crate) mod get_state;
pub(crate) mod get_trail;
pub(crate) mod list_audit;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What a trail stands on: a plan of a case that is a team's alone is left out of it.
const VIEWS: &[&str] = &["audit_trail", "plan_view", "case_files"];

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_audit::list_audit))
        .routes(routes!(get_trail::get_trail))
        .routes(routes!(get_readers::get_readers))
        .routes(routes!(get_state::get_state))
}
