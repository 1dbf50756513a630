//! `GET /rankings/{id}/entries/{code}`: what a ranking says of one applicant.

use super::shown::RankingEntry;
use crate::http::ask::{Asked, query};
use crate::http::item::part;
use crate::http::masking::unmask_any;
use crate::http::problem::Problem;
use axum::Json;
use axum::extract::FromRequestParts;
use axum::response::Response;
use domain::scoring::rules::Code;
use http::request::Parts;
use projections::rankings::entry;
use uuid::Uuid;

query! {
    /// What a question for one applicant may say.
    RankingEntryQuery {}
}

/// Shows why an applicant stands where they stand: to them, and to the office.
///
/// Answers within what the caller may see; to auditors with facts and points once the application is unmasked.
#[utoipa::path(
    get, path = "/rankings/{id}/entries/{code}", tag = "rankings", operation_id = "get_ranking_entry",
    params(
        ("id" = Uuid, Path, description = "Identifier of the ranking."),
        ("code" = String, Path, description = "Codice pubblico."),
        RankingEntryQuery,
    ),
    responses((status = 200, description = "The applicant.", body = RankingEntry)),
)]
pub(crate) async fn get_entry(
    place: Place,
    asked: Asked<RankingEntryQuery>,
) -> Result<Response, Problem> {
    let freshness = asked
        .freshness(&["rankings", "application_progress"])
        .await?;
    let find = || entry(&asked.viewer, asked.store(), place.ranking, &place.code);
    let mut row = find().await?.ok_or_else(Problem::not_found)?;
    // What a ranking says of an application is unmasked with it.
    let application = ("application".to_owned(), row.application_id.0);
    if unmask_any(&asked, &[application]).await? {
        row = find().await?.ok_or_else(Problem::not_found)?;
    }
    Ok(freshness.mark(Json(RankingEntry::from(row))))
}

/// `{id}` and `{code}` of the path.
pub(crate) struct Place {
    ranking: Uuid,
    code: Code,
}

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Ok(Self {
            ranking: part(parts, state, "id").await?,
            code: part(parts, state, "code").await?,
        })
    }
}
