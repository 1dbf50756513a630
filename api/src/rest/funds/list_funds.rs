//! `GET /funds`: where the funds stand.

use super::shown::FundShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::fund_position;

list_query! {
    /// Which funds are wanted; what is left out does not narrow.
    FundsQuery {
        /// Of one year.
        year: Option<i32>,
    }
}

/// Lists the funds by code.
#[utoipa::path(
    get, path = "/funds", tag = "funds", operation_id = "list_funds",
    extensions(("x-reads" = json!("nothing"))),
    params(FundsQuery),
    responses((status = 200, description = "A page of funds.", body = List<FundShown>)),
)]
pub(crate) async fn list_funds(asked: Asked<FundsQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["fund_position"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let rows = fund_position::page(viewer, store, query.year, &query.page()).await?;
    let total = fund_position::count(viewer, store, query.year);
    let total = query.total(total).await?;
    Ok(list::<_, FundShown>(rows, total, &asked.link, freshness))
}
