//! `GET /funds/{id}/commitments`: what a fund keeps, and for which plans.

use super::shown::FundCommitment;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Named;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::FundCode;
use projections::fund_position::{by_id, commitments, count_commitments};

list_query! {
    /// Which page is wanted.
    CommitmentsQuery {
    }
}

/// Lists what a fund keeps for care plans.
#[utoipa::path(
    get, path = "/funds/{id}/commitments", tag = "funds", operation_id = "list_commitments",
    params(("id" = String, Path, description = "Code or identifier of the fund."), CommitmentsQuery),
    responses((status = 200, description = "A page of commitments.", body = List<FundCommitment>)),
)]
pub(crate) async fn list_commitments(
    id: Named<FundCode>,
    asked: Asked<CommitmentsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked
        .freshness(&["fund_position", "plan_view", "case_files"])
        .await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    by_id(viewer, store, id.stream)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = commitments(viewer, store, id.stream, &query.page()).await?;
    let total = count_commitments(viewer, store, id.stream);
    let total = query.total(total).await?;
    Ok(list::<_, FundCommitment>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}
