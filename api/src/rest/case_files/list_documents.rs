//! `GET /case-files/{id}/documents`: shows which documents are in a file.

use super::shown::CaseDocument;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::PersonId;
use projections::case_files;

list_query! {
    /// What a question for the documents of a file may say.
    ListDocumentsQuery {}
}

/// Shows which documents are in a file.
#[utoipa::path(
    get, path = "/case-files/{id}/documents", tag = "case-files", operation_id = "list_case_documents",
    params(("id" = uuid::Uuid, Path, description = "The case file."), ListDocumentsQuery),
    responses((status = 200, description = "A page of documents.", body = List<CaseDocument>)),
)]
pub(crate) async fn list_documents(
    Item(id): Item,
    asked: Asked<ListDocumentsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = case_files::documents(viewer, store, id, &query.page()).await?;
    let total = case_files::count_documents(viewer, store, id);
    let total = query.total(total).await?;
    Ok(list::<_, CaseDocument>(rows, total, &asked.link, freshness))
}
