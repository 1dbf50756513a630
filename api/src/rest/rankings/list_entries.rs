//! `GET /rankings/{id}/entries`: who stands on a ranking, and why there.

use super::shown::RankingEntry;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::rankings::{count_entries, entries};

list_query! {
    /// What a question for the applicants of a ranking may say.
    RankingEntriesQuery {}
}

/// Lists the applicants of a ranking with every line explained: to the office all of them, to a citizen their own.
#[utoipa::path(
    get, path = "/rankings/{id}/entries", tag = "rankings", operation_id = "list_ranking_entries",
    params(("id" = Uuid, Path, description = "Identifier of the ranking."), RankingEntriesQuery),
    responses((status = 200, description = "A page of applicants.", body = List<RankingEntry>)),
)]
pub(crate) async fn list_entries(
    id: Item,
    asked: Asked<RankingEntriesQuery>,
) -> Result<Response, Problem> {
    let freshness = asked
        .freshness(&["rankings", "application_progress"])
        .await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let page = entries(viewer, store, id.0, &query.page()).await?;
    let total = query.total(count_entries(viewer, store, id.0)).await?;
    Ok(list::<_, RankingEntry>(page, total, &asked.link, freshness))
}
