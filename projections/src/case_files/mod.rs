//! What is in a case file, who works on it, what is due? For those the file is open to, and for nobody else.
//!
//! Content and the right to see it are rows of one read model, so that they change in one transaction: no answer
//! can be given by yesterday's rights.

mod glass;
mod project;
mod query;
mod sight;

use crate::rows::Table;
use crate::shown::{Opened, Shown};
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::case_file::{Activity, CaseStatus, Circle, SchemeCode, Visibility};
use domain::shared::ids::{ActorCode, DocumentId, OfficeCode, PersonId};
pub use glass::{GlassRow, count_glasses, glasses};
pub use query::around::{born_on, deaths, handovers, merged, moved_to, waiting};
pub use query::{
    Filter, absorbed, by_id, caseload, count, count_caseload, count_diary, count_documents,
    count_households, count_records, diary, document, documents, due, episodes, fired, grants,
    households, noted, page, records, workers,
};
use serde::{Deserialize, Serialize};
pub(crate) use sight::{is_their_teams, not_kept_from};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 4;

static FILES: Table = Table {
    name: "case_files",
    key: &["case_id"],
};

static WORKERS: Table = Table {
    name: "case_files_workers",
    key: &["case_id", "office", "actor", "responsible", "from_on"],
};

static GRANTS: Table = Table {
    name: "case_files_grants",
    key: &["case_id", "office", "from_on"],
};

static GLASSES: Table = Table {
    name: "case_files_glasses",
    key: &["case_id", "office", "actor", "broken_at"],
};

static EPISODES: Table = Table {
    name: "case_files_episodes",
    key: &["case_id", "episode"],
};

static DUE: Table = Table {
    name: "case_files_due",
    key: &["case_id", "kind", "ref"],
};

static ENTRIES: Table = Table {
    name: "case_files_entries",
    key: &["case_id", "entry_id"],
};

static DOCUMENTS: Table = Table {
    name: "case_files_documents",
    key: &["case_id", "document_id"],
};

static HOUSEHOLDS: Table = Table {
    name: "case_files_households",
    key: &["case_id", "circle", "from_on"],
};

static RECORDS: Table = Table {
    name: "case_files_records",
    key: &["case_id", "kind", "id"],
};

static PEOPLE: Table = Table {
    name: "case_files_people",
    key: &["person_id"],
};

static RESIDENCES: Table = Table {
    name: "case_files_residences",
    key: &["person_id", "from_on"],
};

/// What the digest of a day of birth is made for.
const BIRTH: &str = "case_files.birth";
/// What the digest of a district is made for.
const DISTRICT: &str = "case_files.district";

/// Cartelle sociali: the read model of case files.
pub struct CaseFiles;

view!(CaseFiles, "case_files",
    tables: [FILES, WORKERS, GRANTS, GLASSES, EPISODES, DUE, ENTRIES, DOCUMENTS, HOUSEHOLDS, RECORDS,
        PEOPLE, RESIDENCES],
    aggregates: &["case_file", "person"], clear: &["person"]);

/// Testata: one case file among others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseLine {
    /// The file, which has the identifier of its person.
    pub case_id: PersonId,
    /// The office in charge.
    pub office: OfficeCode,
    /// Where it stands.
    pub status: CaseStatus,
    /// Which episode.
    pub episode: i32,
    /// Where the case manager works.
    pub manager_office: Option<OfficeCode>,
    /// Who is responsible.
    pub manager: Option<ActorCode>,
    /// Since when.
    pub manager_since: Option<NaiveDate>,
    /// The team that alone sees the file, until the day beside it.
    pub restricted_to: Option<OfficeCode>,
    /// The last day of that.
    pub restricted_until: Option<NaiveDate>,
    /// The file this one forwards to.
    pub absorbed_into: Option<PersonId>,
    /// The day of the first report.
    pub reported_on: NaiveDate,
    /// When anything last happened to it.
    pub updated_at: DateTime<Utc>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}

/// Testata con ciò che è in corso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseRow {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: CaseLine,
    /// The transfer that waits for an answer.
    pub transfer: Option<Opened>,
    /// The day they died.
    pub died_on: Option<Shown<NaiveDate>>,
    /// The urgent protection under way.
    pub protection: Option<Opened>,
    /// Whether each office reads only what it has written itself.
    pub information_hidden: bool,
    /// The municipality that bears the cost, since when and why.
    pub cost: Option<Opened>,
    /// The municipality the case left for, when, and with which documents.
    pub left_for: Option<Opened>,
}

/// What did not follow its case to another office yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverRow {
    /// Of which file.
    pub case_id: PersonId,
    /// `application` or `care_plan`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Where the case is now.
    pub office: OfficeCode,
    /// Who is responsible there.
    pub manager: ActorCode,
    /// Since which day.
    pub manager_since: NaiveDate,
    /// When it was accepted.
    pub moved_at: DateTime<Utc>,
}

/// Somebody whose death stands on their own file and not yet on their case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeathRow {
    /// The file.
    pub case_id: PersonId,
    /// The day.
    pub died_on: Shown<NaiveDate>,
}

/// Somebody with an open case who was born on one of the days asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthRow {
    /// The file.
    pub case_id: PersonId,
    /// The digest of the day, as PostgreSQL writes it.
    pub birth: String,
    /// The day of the first report.
    pub reported_on: NaiveDate,
}

/// Somebody who moved to a district of another office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedRow {
    /// The file.
    pub case_id: PersonId,
    /// Place of the log at which the residence was recorded.
    pub seen: i64,
}

/// A file whose person forwards to another one, or does not any more, unlike the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedRow {
    /// The file.
    pub case_id: PersonId,
    /// Whom it should forward to; absent where it should stand for itself.
    pub into: Option<PersonId>,
    /// When the people were merged, or the file forwarded.
    pub since_at: DateTime<Utc>,
}

/// Episodio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EpisodeRow {
    /// Its number.
    pub episode: i32,
    /// The first day.
    pub opened_on: NaiveDate,
    /// Why it was opened.
    pub reason: String,
    /// The last day.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed, and how the person was left.
    pub closing: Option<Opened>,
}

/// Chi lavora o ha lavorato sul caso.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerRow {
    /// Where they work.
    pub office: OfficeCode,
    /// Who.
    pub actor: ActorCode,
    /// Whether as the case manager.
    pub responsible: bool,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: Option<NaiveDate>,
}

/// Abilitazione di un ufficio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantRow {
    /// Which office.
    pub office: OfficeCode,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// Scadenza: what waits, since when, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// Of which file.
    pub case_id: PersonId,
    /// What: `opening`, `transfer`, `handover`, `isee`, `review`, `protection`, `protection-lapsed`, `death`,
    /// `coming-of-age`, `competence` or `merge`.
    pub kind: String,
    /// Which one of its kind.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Since when it waits.
    pub since_at: DateTime<Utc>,
    /// Until when.
    pub due_at: Option<DateTime<Utc>>,
}

/// Nota di diario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryRow {
    /// The entry.
    pub entry_id: Uuid,
    /// What sort of entry.
    pub kind: SchemeCode,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// Whether it is reserved.
    pub reserved: bool,
    /// Whether it is its author's own.
    pub private: bool,
    /// What it took.
    pub activity: Option<Activity>,
    /// Whether a second-level team wrote it.
    pub second_level: bool,
    /// Who wrote it.
    pub author: ActorCode,
    /// From which office.
    pub author_office: OfficeCode,
    /// Who was there.
    pub present: Option<Shown<String>>,
    /// What was said and seen.
    pub text: Shown<String>,
    /// What it takes the place of.
    pub supersedes: Option<Uuid>,
    /// What took its place.
    pub superseded_by: Option<Uuid>,
}

/// Documento della cartella.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// The document.
    pub document_id: DocumentId,
    /// In which folder.
    pub folder: SchemeCode,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether it was made on a court's mandate.
    pub court_mandated: bool,
    /// Who filed it.
    pub author: ActorCode,
    /// From which office.
    pub author_office: OfficeCode,
    /// Its title.
    pub title: Shown<String>,
    /// Its media type.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// When it was filed.
    pub filed_at: DateTime<Utc>,
}

/// Nucleo o rete da un giorno.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HouseholdRow {
    /// Household or support network.
    pub circle: Circle,
    /// The first day it is so.
    pub from_on: NaiveDate,
    /// Everybody in it.
    pub members: Opened,
    /// Who recorded it; absent where the service itself did.
    pub author: Option<ActorCode>,
    /// From which office.
    pub author_office: Option<OfficeCode>,
    /// Whether a second-level team recorded it.
    pub second_level: bool,
}

/// Segnalazione, bisogno, ISEE, valutazione, provvedimento, scuola, richiesta o collegamento.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordRow {
    /// What it is.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day.
    pub until_on: Option<NaiveDate>,
    /// The record, with its personal fields as in [`Shown`].
    pub part: Opened,
    /// Who recorded it; absent where the service itself did.
    pub author: Option<ActorCode>,
    /// From which office.
    pub author_office: Option<OfficeCode>,
    /// Whether a second-level team recorded it.
    pub second_level: bool,
}

/// Carico di lavoro of one worker at one office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadRow {
    /// The office in charge.
    pub office: OfficeCode,
    /// Who is responsible; absent for what is nobody's yet.
    pub manager: Option<ActorCode>,
    /// Files that are not closed.
    pub open: i64,
    /// Of these in charge.
    pub in_charge: i64,
    /// Of these in transfer.
    pub in_transfer: i64,
    /// Of these with an urgent protection under way.
    pub in_protection: i64,
    /// Terms that run out within thirty days.
    pub due_soon: i64,
    /// Terms that have run out.
    pub overdue: i64,
}
