//! `GET /access-sheets/{id}/notes`: private notes, to their authors, whoever wrote the sheet, and the head.

use super::shown::PrivateNote;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::access_sheets;

list_query! {
    /// Which page is wanted.
    PrivateNotesQuery {}
}

/// Lists the private notes of a sheet that are open to the asker, in order.
#[utoipa::path(
    get, path = "/access-sheets/{id}/notes", tag = "access-sheets", operation_id = "list_private_notes",
    params(("id" = uuid::Uuid, Path, description = "The sheet."), PrivateNotesQuery),
    responses((status = 200, description = "A page of notes.", body = List<PrivateNote>)),
)]
pub(crate) async fn list_private_notes(
    Item(id): Item,
    asked: Asked<PrivateNotesQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["access_sheets", "case_files"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    access_sheets::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let rows = access_sheets::notes(viewer, store, id, &query.page()).await?;
    let total = access_sheets::count_notes(viewer, store, id);
    let total = query.total(total).await?;
    Ok(list::<_, PrivateNote>(rows, total, &asked.link, freshness))
}
