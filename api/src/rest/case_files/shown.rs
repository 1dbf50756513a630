//! A case file as it is answered.

use super::parts::{Activity, SchemeCode};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Instant, MaybeErased, Sha256};
use crate::rest::words::{CaseStatus, Circle, Visibility};
use chrono::{DateTime, NaiveDate, Utc};
use projections::case_files::{CaseLine, DocumentRow, EntryRow, HouseholdRow, RecordRow};
use projections::{Opened, Shown};
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
    /// Who it is, as far as the asker may see people; plans that run and applications that are open, as far as they
    /// see these. The transfer that waits, the death, the protection under way, who bears the cost, where the case
    /// left for; episodes, workers, grants, the files absorbed by this one, and what is due.
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
    /// Whether it is for its author and the head of their office.
    private: bool,
    /// What it took.
    activity: Option<Activity>,
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
            private: row.private,
            activity: row.activity.map(Into::into),
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

/// Documento della cartella.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseDocument {
    /// The document.
    id: Uuid,
    /// In which folder.
    folder: SchemeCode,
    /// Who may see it.
    visibility: Visibility,
    /// Whether it was made on a court's mandate.
    court_mandated: bool,
    /// Who filed it.
    #[schema(value_type = Code)]
    author: String,
    /// From which office.
    #[schema(value_type = Code)]
    author_office: String,
    /// Its title.
    #[schema(value_type = MaybeErased)]
    title: Shown<String>,
    /// Its media type.
    #[schema(example = "application/pdf")]
    media_type: String,
    /// Bytes.
    size: i64,
    /// Impronta of the bytes.
    #[schema(value_type = Sha256)]
    digest: String,
    /// When it was filed.
    #[schema(value_type = Instant)]
    filed_at: DateTime<Utc>,
}

impl From<DocumentRow> for CaseDocument {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: row.document_id.0,
            folder: row.folder.into(),
            visibility: row.visibility.into(),
            court_mandated: row.court_mandated,
            author: row.author.to_string(),
            author_office: row.author_office.to_string(),
            title: row.title,
            media_type: row.media_type,
            size: row.size,
            digest: row.digest,
            filed_at: row.filed_at,
        }
    }
}

/// Nucleo o rete da un giorno.
#[derive(Serialize, ToSchema)]
pub(crate) struct HouseholdVersion {
    /// Household or support network.
    circle: Circle,
    /// The first day it is so.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Everybody in it, as they were recorded.
    #[schema(value_type = Vec<Object>)]
    members: Opened,
    /// Who recorded it; absent where the service itself did.
    #[schema(value_type = Option<Code>)]
    author: Option<String>,
    /// From which office.
    #[schema(value_type = Option<Code>)]
    author_office: Option<String>,
    /// Whether a second-level team recorded it.
    second_level: bool,
}

impl From<HouseholdRow> for HouseholdVersion {
    fn from(row: HouseholdRow) -> Self {
        Self {
            circle: row.circle.into(),
            from_on: row.from_on,
            members: row.members,
            author: row.author.map(|code| code.to_string()),
            author_office: row.author_office.map(|code| code.to_string()),
            second_level: row.second_level,
        }
    }
}

/// Segnalazione, bisogno, ISEE, valutazione, provvedimento, collocamento o collegamento.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseRecord {
    /// What it is.
    #[schema(example = "need")]
    kind: String,
    /// Which one.
    id: Uuid,
    /// Its first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Its last day.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
    /// The record in the shape of its event.
    #[schema(value_type = Object)]
    part: Opened,
    /// Who recorded it; absent where the service itself did.
    #[schema(value_type = Option<Code>)]
    author: Option<String>,
    /// From which office.
    #[schema(value_type = Option<Code>)]
    author_office: Option<String>,
    /// Whether a second-level team recorded it.
    second_level: bool,
}

impl From<RecordRow> for CaseRecord {
    fn from(row: RecordRow) -> Self {
        Self {
            kind: row.kind,
            id: row.id,
            from_on: row.from_on,
            until_on: row.until_on,
            part: row.part,
            author: row.author.map(|code| code.to_string()),
            author_office: row.author_office.map(|code| code.to_string()),
            second_level: row.second_level,
        }
    }
}

/// Rows as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(Problem::internal)
}
