//! `GET /case-files/{id}/records`: shows reports, needs, ISEE, assessments, measures of courts, placements and links.

use super::shown::CaseRecord;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use axum::response::Response;
use domain::shared::ids::{PersonId, ReasonCode};
use projections::case_files;

list_query! {
    /// What a question for records may say.
    ListRecordsQuery {
        /// Only these: `report`, `need`, `isee`, `assessment`, `court_measure`, `placement`, `application`, `care_plan`.
        #[param(value_type = Option<Code>)]
        kind: Option<ReasonCode>,
    }
}

/// Shows reports, needs, ISEE, assessments, measures of courts, placements and links.
#[utoipa::path(
    get, path = "/case-files/{id}/records", tag = "case-files", operation_id = "list_records",
    params(("id" = uuid::Uuid, Path, description = "The case file."), ListRecordsQuery),
    responses((status = 200, description = "A page of records.", body = List<CaseRecord>)),
)]
pub(crate) async fn list_records(
    Item(id): Item,
    asked: Asked<ListRecordsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let kind = asked.query.kind.as_ref().map(ReasonCode::as_str);
    let query = &asked.query;
    let rows = case_files::records(viewer, store, id, kind, &query.page()).await?;
    let total = case_files::count_records(viewer, store, id, kind);
    let total = query.total(total).await?;
    Ok(list::<_, CaseRecord>(rows, total, &asked.link, freshness))
}
