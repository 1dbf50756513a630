//! `GET /funds/{id}/commitments`: what a fund keeps, and for which plans.

use super::shown::FundCommitment;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::item::Named;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::FundCode;
use projections::fund_position::{by_id, commitments};

query! {
    /// Which page is wanted.
    CommitmentsQuery {
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
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
    let freshness = asked.freshness(&["fund_position"]).await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    by_id(viewer, store, id.stream)
        .await?
        .ok_or_else(Problem::not_found)?;
    let request = page(asked.query.after.as_deref(), asked.query.limit);
    let rows = commitments(viewer, store, id.stream, &request).await?;
    Ok(list::<_, FundCommitment>(
        rows,
        None,
        &asked.link,
        freshness,
    ))
}
