//! `GET /unmaskings`: what was asked for, and what became of it.

use super::shown::UnmaskingShown;
use crate::http::ask::{Asked, list_query};
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use projections::unmaskings::{count, page};

list_query! {
    /// What a question for unmaskings may say.
    UnmaskingsQuery {}
}

/// Lists what was asked to be unmasked, newest first; for auditors and the data protection officer.
#[utoipa::path(
    get, path = "/unmaskings", tag = "unmaskings", operation_id = "list_unmaskings",
    params(UnmaskingsQuery),
    responses((status = 200, description = "A page of unmaskings.", body = List<UnmaskingShown>)),
)]
pub(crate) async fn list_unmaskings(asked: Asked<UnmaskingsQuery>) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["unmaskings"]).await?;
    let (viewer, store, query) = (&asked.viewer, asked.store(), &asked.query);
    let rows = page(viewer, store, &query.page()).await?;
    let total = query.total(count(viewer, store)).await?;
    Ok(list::<_, UnmaskingShown>(
        rows,
        total,
        &asked.link,
        freshness,
    ))
}
