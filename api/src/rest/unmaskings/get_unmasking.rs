//! `GET /unmaskings/{id}`: one unmasking.

use super::shown::UnmaskingShown;
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use http::header::ETAG;
use projections::unmaskings::by_id;

query! {
    /// What a question for one unmasking may say.
    UnmaskingQuery {}
}

/// Shows one unmasking to auditors and to the data protection officer.
#[utoipa::path(
    get, path = "/unmaskings/{id}", tag = "unmaskings", operation_id = "get_unmasking",
    params(("id" = uuid::Uuid, Path, description = "The unmasking."), UnmaskingQuery),
    responses((status = 200, description = "The unmasking.", body = UnmaskingShown)),
)]
pub(crate) async fn get_unmasking(
    Item(id): Item,
    asked: Asked<UnmaskingQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["unmaskings"]).await?;
    let row = by_id(&asked.viewer, asked.store(), id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let version = u64::try_from(row.version).unwrap_or_default();
    let shown = UnmaskingShown::from(row);
    Ok(freshness.mark(([(ETAG, etag(version))], Json(shown))))
}
