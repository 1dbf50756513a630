//! `GET /access-sheets/{id}`: one sheet.

use super::shown::AccessSheetShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use http::header::ETAG;
use projections::access_sheets;

query! {
    /// What a question for one sheet may say.
    AccessSheetQuery {}
}

/// Shows one sheet to its desk, and to the office it is proposed to.
#[utoipa::path(
    get, path = "/access-sheets/{id}", tag = "access-sheets", operation_id = "get_access_sheet",
    params(("id" = uuid::Uuid, Path, description = "The sheet."), AccessSheetQuery),
    responses((status = 200, description = "The sheet.", body = AccessSheetShown)),
)]
pub(crate) async fn get_access_sheet(
    Item(id): Item,
    asked: Asked<AccessSheetQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["access_sheets", "case_files"]).await?;
    let row = access_sheets::by_id(&asked.viewer, asked.store(), id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let version = u64::try_from(row.line.version).unwrap_or_default();
    let shown = AccessSheetShown::from(row);
    Ok(freshness.mark(([(ETAG, etag(version))], Json(shown))))
}
