//! `GET /offices/{id}`: one office.

use super::shown::OfficeShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Named;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::OfficeCode;
use domain::shared::time::rome_day;
use http::header::ETAG;
use projections::offices::by_id;

query! {
    /// What a question for one office may say.
    OfficeQuery {}
}

/// Shows an office: it is public, so every role may read it.
#[utoipa::path(
    get, path = "/offices/{id}", tag = "offices", operation_id = "get_office",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the office."), OfficeQuery),
    responses((status = 200, description = "The office.", body = OfficeShown)),
)]
pub(crate) async fn get_office(
    id: Named<OfficeCode>,
    asked: Asked<OfficeQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["offices"]).await?;
    let store = asked.store();
    let row = by_id(&asked.viewer, store, id.stream)
        .await?
        .ok_or_else(Problem::not_found)?;
    let tag = etag(u64::try_from(row.version).unwrap_or_default());
    let shown = OfficeShown::on(row, rome_day(store.clock().now()));
    Ok(freshness.mark(([(ETAG, tag)], Json(shown))))
}
