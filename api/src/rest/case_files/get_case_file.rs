//! `GET /case-files/{id}`: where a case stands, who works on it and what is due.

use super::shown::{CaseFileShown, json};
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::PersonId;
use http::header::ETAG;
use projections::case_files;
use serde_json::Map;

query! {
    /// What a question for one case file may say.
    CaseFileQuery {}
}

/// Shows where a case stands to those the file is open to.
#[utoipa::path(
    get, path = "/case-files/{id}", tag = "case-files", operation_id = "get_case_file",
    params(("id" = uuid::Uuid, Path, description = "The case file."), CaseFileQuery),
    responses((status = 200, description = "The case file.", body = CaseFileShown)),
)]
pub(crate) async fn get_case_file(
    Item(id): Item,
    asked: Asked<CaseFileQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    let row = case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let version = u64::try_from(row.line.version).unwrap_or_default();
    let details = Map::from_iter([
        ("transfer".to_owned(), json(&row.transfer)?),
        ("died_on".to_owned(), json(&row.died_on)?),
        ("protection".to_owned(), json(&row.protection)?),
        (
            "episodes".to_owned(),
            json(&case_files::episodes(viewer, store, id).await?)?,
        ),
        (
            "workers".to_owned(),
            json(&case_files::workers(viewer, store, id).await?)?,
        ),
        (
            "grants".to_owned(),
            json(&case_files::grants(viewer, store, id).await?)?,
        ),
        (
            "due".to_owned(),
            json(&case_files::due(viewer, store, id).await?)?,
        ),
    ]);
    let line = row.line.into();
    let shown = CaseFileShown { line, details };
    Ok(freshness.mark(([(ETAG, etag(version))], Json(shown))))
}
