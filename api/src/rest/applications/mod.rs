//! Istanze: what citizens ask, and how the office answers.

pub(crate) mod discard_draft;
mod parts;
pub(crate) mod record_declarations;
pub(crate) mod remove_document;
pub(crate) mod update_draft;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(discard_draft::discard_draft))
        .routes(routes!(record_declarations::record_declarations))
        .routes(routes!(remove_document::remove_document))
        .routes(routes!(update_draft::update_draft))
}
