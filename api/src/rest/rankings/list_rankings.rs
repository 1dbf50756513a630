//! `GET /rankings`: which rankings there are.

use super::shown::RankingShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use axum::response::Response;
use domain::shared::ids::CallCode;
use domain::shared::time::rome_day;
use projections::rankings::{Day, count, page};

list_query! {
    /// Which rankings are wanted.
    RankingsQuery {
        /// Only those of this call.
        #[param(value_type = Option<Code>)]
        call: Option<CallCode>,
    }
}

/// Lists rankings: to everybody while they are posted, to the office always.
#[utoipa::path(
    get, path = "/rankings", tag = "rankings", operation_id = "list_rankings",
    extensions(("x-reads" = json!("nothing"))),
    params(RankingsQuery),
    responses((status = 200, description = "A page of rankings.", body = List<RankingShown>)),
)]
pub(crate) async fn list_rankings(asked: Asked<RankingsQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["rankings"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let today = Day(rome_day(store.clock().now()));
    let call = query.call.as_ref();
    let rows = page(viewer, store, today, call, &query.page()).await?;
    let total = query.total(count(viewer, store, today, call)).await?;
    Ok(list::<_, RankingShown>(rows, total, &asked.link, freshness))
}
