//! `GET /calls/{id}`: one call with its rules.

use super::shown::CallShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Named;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::CallCode;
use http::header::ETAG;
use projections::calls::by_id;

query! {
    /// What a question for one call may say.
    CallQuery {}
}

/// Shows a call: what was published to everybody, a draft to the office that makes it.
#[utoipa::path(
    get, path = "/calls/{id}", tag = "calls", operation_id = "get_call",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = String, Path, description = "Code or identifier of the call."), CallQuery),
    responses((status = 200, description = "The call.", body = CallShown)),
)]
pub(crate) async fn get_call(
    id: Named<CallCode>,
    asked: Asked<CallQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["calls"]).await?;
    let row = by_id(&asked.viewer, asked.store(), id.stream)
        .await?
        .ok_or_else(Problem::not_found)?;
    let tag = etag(u64::try_from(row.version).unwrap_or_default());
    Ok(freshness.mark(([(ETAG, tag)], Json(CallShown::from(row)))))
}
