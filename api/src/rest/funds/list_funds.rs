//! `GET /funds`: where the funds stand.

use super::shown::FundShown;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::fund_position;

query! {
    /// Which funds are wanted; what is left out does not narrow.
    FundsQuery {
        /// Of one year.
        year: Option<i32>,
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
    }
}

/// Lists the funds by code.
#[utoipa::path(
    get, path = "/funds", tag = "funds", operation_id = "list_funds",
    params(FundsQuery),
    responses((status = 200, description = "A page of funds.", body = List<FundShown>)),
)]
pub(crate) async fn list_funds(asked: Asked<FundsQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["fund_position"]).await?;
    let request = page(asked.query.after.as_deref(), asked.query.limit);
    let year = asked.query.year;
    let rows = fund_position::page(&asked.viewer, asked.store(), year, &request).await?;
    Ok(list::<_, FundShown>(rows, None, &asked.link, freshness))
}
