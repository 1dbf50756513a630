//! `GET /rankings/{id}/rows`: what is published of a ranking.

use super::shown::RankingLine;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::time::rome_day;
use http::HeaderValue;
use projections::rankings::{Day, by_id, count_rows, rows};

list_query! {
    /// Which rows are wanted.
    RankingRowsQuery {
        /// Of which version, for the office; of the one approved last if left out.
        approved_version: Option<i64>,
    }
}

/// Lists what is published of a ranking: codes and outcomes, while it is posted; no search engine keeps it.
#[utoipa::path(
    get, path = "/rankings/{id}/rows", tag = "rankings", operation_id = "list_ranking_rows",
    extensions(("x-reads" = json!("nothing"))),
    params(("id" = Uuid, Path, description = "Identifier of the ranking."), RankingRowsQuery),
    responses((status = 200, description = "A page of rows.", body = List<RankingLine>)),
)]
pub(crate) async fn list_rows(
    id: Item,
    asked: Asked<RankingRowsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["rankings"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let today = Day(rome_day(store.clock().now()));
    let seen = by_id(viewer, store, today, id.0).await?;
    seen.ok_or_else(Problem::not_found)?;
    let which = (id.0, query.approved_version);
    let page = rows(viewer, store, today, which, &query.page()).await?;
    let total = query.total(count_rows(viewer, store, today, which)).await?;
    let mut answer = list::<_, RankingLine>(page, total, &asked.link, freshness);
    let noindex = HeaderValue::from_static("noindex, noarchive");
    answer.headers_mut().insert("x-robots-tag", noindex);
    Ok(answer)
}
