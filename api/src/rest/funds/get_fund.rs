//! `GET /funds/{id}`: where one fund stands.

use super::shown::FundShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Named;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::FundCode;
use http::header::ETAG;
use projections::fund_position::by_id;

query! {
    /// What a question for one fund may say.
    FundQuery {}
}

/// Shows where a fund stands.
#[utoipa::path(
    get, path = "/funds/{id}", tag = "funds", operation_id = "get_fund",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the fund."), FundQuery),
    responses((status = 200, description = "The fund.", body = FundShown)),
)]
pub(crate) async fn get_fund(
    id: Named<FundCode>,
    asked: Asked<FundQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["fund_position"]).await?;
    let row = by_id(&asked.viewer, asked.store(), id.stream)
        .await?
        .ok_or_else(Problem::not_found)?;
    let shown = FundShown::from(row);
    let tag = etag(u64::try_from(shown.version).unwrap_or_default());
    Ok(freshness.mark(([(ETAG, tag)], Json(shown))))
}
