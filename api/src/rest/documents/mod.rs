//! Documenti: files that come in before a command names them, and go out to whoever may see them.

mod about;
pub(crate) mod get_document;
pub(crate) mod list_documents;
pub(crate) mod upload_document;

use crate::state::AppState;
pub(crate) use about::on_case_file;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(upload_document::upload_document))
        .routes(routes!(get_document::get_document))
        .routes(routes!(list_documents::list_documents))
}
