//! A case file as it is answered.

use super::parts::SchemeCode;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Instant, MaybeErased};
use crate::rest::words::CaseStatus;
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use projections::Shown;
use projections::case_files::{CaseLine, EntryRow};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

/// Cartella in un elenco.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseFileLine {
    /// The file, which has the identifier of its person.
    id: Uuid,
    /// The office in charge.
    #[schema(value_type = Code)]
    office: String,
    /// Where it stands.
    status: CaseStatus,
    /// Which episode.
    episode: i32,
    /// Where the case manager works.
    #[schema(value_type = Option<Code>)]
    manager_office: Option<String>,
    /// Who is responsible.
    #[schema(value_type = Option<Code>)]
    manager: Option<String>,
    /// Since when.
    #[schema(value_type = Option<Day>)]
    manager_since: Option<NaiveDate>,
    /// The team that alone sees the file.
    #[schema(value_type = Option<Code>)]
    restricted_to: Option<String>,
    /// The last day of that.
    #[schema(value_type = Option<Day>)]
    restricted_until: Option<NaiveDate>,
    /// The file this one forwards to.
    absorbed_into: Option<Uuid>,
    /// The day of the first report.
    #[schema(value_type = Day)]
    reported_on: NaiveDate,
    /// When anything last happened to it.
    #[schema(value_type = Instant)]
    updated_at: DateTime<Utc>,
    /// The version; the `ETag`.
    version: i64,
}

impl From<CaseLine> for CaseFileLine {
    fn from(row: CaseLine) -> Self {
        Self {
            id: row.case_id.0,
            office: row.office.to_string(),
            status: row.status.into(),
            episode: row.episode,
            manager_office: row.manager_office.map(|code| code.to_string()),
            manager: row.manager.map(|code| code.to_string()),
            manager_since: row.manager_since,
            restricted_to: row.restricted_to.map(|code| code.to_string()),
            restricted_until: row.restricted_until,
            absorbed_into: row.absorbed_into.map(|person| person.0),
            reported_on: row.reported_on,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// Cartella: where it stands, who works on it and what is due.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseFile)]
pub(crate) struct CaseFileShown {
    /// What a list shows of it.
    #[serde(flatten)]
    pub(super) line: CaseFileLine,
    /// The transfer that waits, the death, the protection under way; episodes, workers, grants, and what is due.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    pub(super) details: Map<String, Value>,
}

/// Nota di diario.
#[derive(Serialize, ToSchema)]
#[schema(as = DiaryEntry)]
pub(crate) struct DiaryEntryShown {
    /// The entry.
    id: Uuid,
    /// What sort of entry.
    kind: SchemeCode,
    /// When it happened.
    #[schema(value_type = Instant)]
    happened_at: DateTime<Utc>,
    /// When it was written down.
    #[schema(value_type = Instant)]
    recorded_at: DateTime<Utc>,
    /// Whether it is reserved.
    reserved: bool,
    /// Whether a second-level team wrote it.
    second_level: bool,
    /// Who wrote it.
    #[schema(value_type = Code)]
    author: String,
    /// From which office.
    #[schema(value_type = Code)]
    author_office: String,
    /// Who was there.
    #[schema(value_type = Option<MaybeErased>)]
    present: Option<Shown<String>>,
    /// What was said and seen.
    #[schema(value_type = MaybeErased)]
    text: Shown<String>,
    /// What it takes the place of.
    supersedes: Option<Uuid>,
    /// What took its place.
    superseded_by: Option<Uuid>,
}

impl From<EntryRow> for DiaryEntryShown {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.entry_id,
            kind: row.kind.into(),
            happened_at: row.happened_at,
            recorded_at: row.recorded_at,
            reserved: row.reserved,
            second_level: row.second_level,
            author: row.author.to_string(),
            author_office: row.author_office.to_string(),
            present: row.present,
            text: row.text,
            supersedes: row.supersedes,
            superseded_by: row.superseded_by,
        }
    }
}

/// Things of one file, all of them.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseFileItems)]
pub(crate) struct Items {
    /// One by one.
    #[schema(value_type = Vec<Object>)]
    items: Value,
}

/// The answer with these rows.
pub(super) fn items(rows: &impl Serialize) -> Result<Response, Problem> {
    let items = json(rows)?;
    Ok(Json(Items { items }).into_response())
}

/// Rows as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(Problem::internal)
}
