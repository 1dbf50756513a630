//! `GET /case-files/{id}/own`: what citizens may know of their own case file.

use crate::http::ask::{Asked, query};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Instant, MaybeErased};
use crate::rest::words::CaseStatus;
use axum::Json;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use projections::{Shown, case_citizen};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

query! {
    /// What a question for one's own case file may say.
    OwnCaseQuery {}
}

/// La mia cartella.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnCase {
    /// The file, which has the identifier of its person.
    id: Uuid,
    /// The office in charge.
    #[schema(value_type = Code)]
    office: String,
    /// Where it stands.
    status: CaseStatus,
    /// The first day of the last episode.
    #[schema(value_type = Option<Day>)]
    opened_on: Option<NaiveDate>,
    /// Its last day.
    #[schema(value_type = Option<Day>)]
    closed_on: Option<NaiveDate>,
    /// Administrative documents.
    documents: Vec<OwnDocument>,
}

/// Atto amministrativo della propria cartella.
#[derive(Serialize, ToSchema)]
pub(crate) struct OwnDocument {
    /// The document.
    id: Uuid,
    /// Its title.
    #[schema(value_type = MaybeErased)]
    title: Shown<String>,
    /// Its media type.
    media_type: String,
    /// Bytes.
    size: i64,
    /// When it was filed.
    #[schema(value_type = Instant)]
    filed_at: DateTime<Utc>,
}

/// Shows citizens their own case, with its administrative documents; neither diary nor acts of a court.
#[utoipa::path(
    get, path = "/case-files/{id}/own", tag = "case-files", operation_id = "get_own_case",
    params(("id" = uuid::Uuid, Path, description = "The case file."), OwnCaseQuery),
    responses((status = 200, description = "One's own case.", body = OwnCase)),
)]
pub(crate) async fn get_own_case(
    Item(id): Item,
    asked: Asked<OwnCaseQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["case_citizen"]).await?;
    let (viewer, store) = (&asked.viewer, asked.store());
    let row = case_citizen::own(viewer, store)
        .await?
        .filter(|row| row.case_id.0 == id)
        .ok_or_else(Problem::not_found)?;
    let documents = case_citizen::documents(viewer, store).await?;
    let shown = OwnCase {
        id,
        office: row.office.to_string(),
        status: row.status.into(),
        opened_on: row.opened_on,
        closed_on: row.closed_on,
        documents: documents
            .into_iter()
            .map(|row| OwnDocument {
                id: row.document_id.0,
                title: row.title,
                media_type: row.media_type,
                size: row.size,
                filed_at: row.filed_at,
            })
            .collect(),
    };
    Ok(freshness.mark(Json(shown)))
}
