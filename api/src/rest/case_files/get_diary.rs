//! `GET /case-files/{id}/diary`: the diary, as far as it is open to the asker.

use super::shown::DiaryEntryShown;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::PersonId;
use projections::case_files;

list_query! {
    /// Which part of a diary is wanted.
    DiaryQuery {}
}

/// Shows the diary, newest first; entries that are not open to the asker are not there.
#[utoipa::path(
    get, path = "/case-files/{id}/diary", tag = "case-files", operation_id = "get_diary",
    params(("id" = uuid::Uuid, Path, description = "The case file."), DiaryQuery),
    responses((status = 200, description = "A page of the diary.", body = List<DiaryEntryShown>)),
)]
pub(crate) async fn get_diary(
    Item(id): Item,
    asked: Asked<DiaryQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = case_files::diary(viewer, store, id, &query.page()).await?;
    let total = query
        .total(case_files::count_diary(viewer, store, id))
        .await?;
    Ok(list::<_, DiaryEntryShown>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}
