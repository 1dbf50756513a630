//! Who came to a desk, how did it end, what was proposed to which office? For the desk, and for the office asked.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::{Opened, Shown};
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access_sheet::{AccessMode, AccessOutcome, AccessReason, Interlocutor, ProposalStatus};
use domain::case_file::SchemeCode;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
pub use query::{Filter, by_id, count, count_notes, notes, page, unreported};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static SHEETS: Table = Table {
    name: "access_sheets",
    key: &["sheet_id"],
};

static NOTES: Table = Table {
    name: "access_sheets_notes",
    key: &["sheet_id", "note_id"],
};

static REPORTS: Table = Table {
    name: "access_sheets_reports",
    key: &["report_id"],
};

/// Schede di accesso: the read model of access sheets.
pub struct AccessSheets;

view!(AccessSheets, "access_sheets", tables: [SHEETS, NOTES, REPORTS],
    aggregates: &["access_sheet", "case_file"], clear: &[]);

/// Accesso in un elenco: nothing in it is about anybody by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetLine {
    /// The sheet.
    pub sheet_id: Uuid,
    /// The office of the desk.
    pub office: OfficeCode,
    /// Who wrote it.
    pub operator: ActorCode,
    /// The person it is about, where they are on file.
    pub person_id: Option<PersonId>,
    /// The day.
    pub accessed_on: NaiveDate,
    /// How they came.
    pub mode: AccessMode,
    /// Why.
    pub reason: AccessReason,
    /// Whom the desk spoke with.
    pub interlocutor: Interlocutor,
    /// Whether somebody came along.
    pub accompanied: bool,
    /// Whether the person is present and informed.
    pub person_informed: bool,
    /// How it ended.
    pub outcome: Option<AccessOutcome>,
    /// When.
    pub concluded_at: Option<DateTime<Utc>>,
    /// The office that should take the person in charge.
    pub proposed_to: Option<OfficeCode>,
    /// Where the proposal stands.
    pub proposal: Option<ProposalStatus>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether the report stands in the case file of the person.
    pub reported: bool,
    /// When anything last happened to it.
    pub updated_at: DateTime<Utc>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}

/// Scheda di accesso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetRow {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: SheetLine,
    /// Who comes up.
    pub people: Opened,
    /// What it is about.
    pub matter: Opened,
    /// What was done, as codes.
    pub actions: Vec<SchemeCode>,
    /// Why the last proposal was rejected.
    pub rejection: Option<Opened>,
}

/// Nota privata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// The note.
    pub note_id: Uuid,
    /// Who wrote it.
    pub author: ActorCode,
    /// From which office.
    pub author_office: OfficeCode,
    /// What it says.
    pub text: Shown<String>,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// A proposal that was taken up, and whose report is not in the case file yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreportedRow {
    /// The sheet.
    pub sheet_id: Uuid,
}
