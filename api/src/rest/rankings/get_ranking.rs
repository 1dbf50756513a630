//! `GET /rankings/{id}`: where a ranking stands.

use super::shown::RankingShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::time::rome_day;
use http::header::ETAG;
use projections::rankings::{Day, by_id};

query! {
    /// What a question for one ranking may say.
    RankingQuery {}
}

/// Shows where a ranking stands, with what everybody needs to compute its draw again.
#[utoipa::path(
    get, path = "/rankings/{id}", tag = "rankings", operation_id = "get_ranking",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = Uuid, Path, description = "Identifier of the ranking."), RankingQuery),
    responses((status = 200, description = "The ranking.", body = RankingShown)),
)]
pub(crate) async fn get_ranking(id: Item, asked: Asked<RankingQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["rankings"]).await?;
    let today = Day(rome_day(asked.store().clock().now()));
    let row = by_id(&asked.viewer, asked.store(), today, id.0)
        .await?
        .ok_or_else(Problem::not_found)?;
    let tag = etag(u64::try_from(row.version).unwrap_or_default());
    Ok(freshness.mark(([(ETAG, tag)], Json(RankingShown::from(row)))))
}
