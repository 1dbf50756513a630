//! `GET /case-files/{id}`: where a case stands, who works on it and what is due.

use super::shown::{CaseFileLine, CaseFileShown, json};
use crate::http::ask::{Asked, query};
use crate::http::headers::etag;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::people::card::card;
use crate::rest::words::ApplicationStatus;
use axum::Json;
use axum::response::Response;
use chrono::NaiveDate;
use domain::shared::ids::{CaseFileId, PersonId};
use http::header::ETAG;
use projections::application_progress::OpenRow;
use projections::{application_progress, case_files, plan_view};
use serde::Serialize;
use serde_json::Map;
use uuid::Uuid;

query! {
    /// What a question for one case file may say.
    CaseFileQuery {}
}

/// Istanza aperta.
#[derive(Serialize)]
struct OpenApplication {
    id: Uuid,
    status: ApplicationStatus,
    title: Option<String>,
    number: Option<String>,
    due_on: Option<NaiveDate>,
}

impl From<OpenRow> for OpenApplication {
    fn from(row: OpenRow) -> Self {
        Self {
            id: row.application_id,
            status: row.status.into(),
            title: row.title,
            number: row.number,
            due_on: row.due_on,
        }
    }
}

/// Shows whom a case is about and where it stands to those the file is open to.
#[utoipa::path(
    get, path = "/case-files/{id}", tag = "case-files", operation_id = "get_case_file",
    params(("id" = uuid::Uuid, Path, description = "The case file."), CaseFileQuery),
    responses((status = 200, description = "The case file.", body = CaseFileShown)),
)]
pub(crate) async fn get_case_file(
    Item(id): Item,
    asked: Asked<CaseFileQuery>,
) -> Result<Response, Problem> {
    let freshness = asked
        .freshness(&[
            "case_files",
            "application_desk",
            "application_progress",
            "plan_view",
            "plans_due",
        ])
        .await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), PersonId(id));
    let row = case_files::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let version = u64::try_from(row.line.version).unwrap_or_default();
    let person = card(store, viewer.actor(), id).await?;
    let plans = plan_view::running_of(viewer, store, CaseFileId(id.0)).await?;
    let applications = application_progress::open_of(viewer, store, id).await?;
    let applications: Vec<_> = applications
        .into_iter()
        .map(OpenApplication::from)
        .collect();
    let mut due = case_files::due(viewer, store, id).await?;
    due.extend(case_files::waiting(viewer, store, id).await?);
    let absorbed = case_files::absorbed(viewer, store, id).await?;
    let absorbed: Vec<CaseFileLine> = absorbed.into_iter().map(Into::into).collect();
    let details = Map::from_iter([
        ("person".to_owned(), json(&person)?),
        ("plans".to_owned(), json(&plans)?),
        ("applications".to_owned(), json(&applications)?),
        ("transfer".to_owned(), json(&row.transfer)?),
        ("died_on".to_owned(), json(&row.died_on)?),
        ("protection".to_owned(), json(&row.protection)?),
        ("cost".to_owned(), json(&row.cost)?),
        ("left_for".to_owned(), json(&row.left_for)?),
        ("absorbed".to_owned(), json(&absorbed)?),
        (
            "information_hidden".to_owned(),
            json(&row.information_hidden)?,
        ),
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
        ("due".to_owned(), json(&due)?),
    ]);
    let line = row.line.into();
    let shown = CaseFileShown { line, details };
    Ok(freshness.mark(([(ETAG, etag(version))], Json(shown))))
}
