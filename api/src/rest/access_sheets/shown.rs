//! An access sheet as it is answered.

use crate::rest::case_files::parts::SchemeCode;
use crate::rest::schema::{Code, Day, Instant, MaybeErased};
use crate::rest::words::{AccessMode, AccessOutcome, AccessReason, Interlocutor, ProposalStatus};
use chrono::{DateTime, NaiveDate, Utc};
use projections::access_sheets::{NoteRow, SheetLine, SheetRow};
use projections::{Opened, Shown};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Accesso in un elenco.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccessSheetLine {
    /// The sheet.
    id: Uuid,
    /// The office of the desk.
    #[schema(value_type = Code)]
    office: String,
    /// Who wrote it.
    #[schema(value_type = Code)]
    operator: String,
    /// The person it is about, where they are on file.
    person_id: Option<Uuid>,
    /// The day.
    #[schema(value_type = Day)]
    accessed_on: NaiveDate,
    /// How they came.
    mode: AccessMode,
    /// Why.
    reason: AccessReason,
    /// Whom the desk spoke with.
    interlocutor: Interlocutor,
    /// Whether somebody came along.
    accompanied: bool,
    /// Whether the person is present and informed.
    person_informed: bool,
    /// How it ended.
    outcome: Option<AccessOutcome>,
    /// When.
    #[schema(value_type = Option<Instant>)]
    concluded_at: Option<DateTime<Utc>>,
    /// The office that should take the person in charge.
    #[schema(value_type = Option<Code>)]
    proposed_to: Option<String>,
    /// Where the proposal stands.
    proposal: Option<ProposalStatus>,
    /// When it was rejected or taken up.
    #[schema(value_type = Option<Instant>)]
    answered_at: Option<DateTime<Utc>>,
    /// Whether the report stands in the case file of the person.
    reported: bool,
    /// When anything last happened to it.
    #[schema(value_type = Instant)]
    updated_at: DateTime<Utc>,
    /// The version; the `ETag`.
    version: i64,
}

impl From<SheetLine> for AccessSheetLine {
    fn from(row: SheetLine) -> Self {
        Self {
            id: row.sheet_id,
            office: row.office.to_string(),
            operator: row.operator.to_string(),
            person_id: row.person_id.map(|person| person.0),
            accessed_on: row.accessed_on,
            mode: row.mode.into(),
            reason: row.reason.into(),
            interlocutor: row.interlocutor.into(),
            accompanied: row.accompanied,
            person_informed: row.person_informed,
            outcome: row.outcome.map(Into::into),
            concluded_at: row.concluded_at,
            proposed_to: row.proposed_to.map(|office| office.to_string()),
            proposal: row.proposal.map(Into::into),
            answered_at: row.answered_at,
            reported: row.reported,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// Scheda di accesso.
#[derive(Serialize, ToSchema)]
#[schema(as = AccessSheet)]
pub(crate) struct AccessSheetShown {
    /// What a list shows of it.
    #[serde(flatten)]
    line: AccessSheetLine,
    /// Reporter, reported person and contacts.
    #[schema(value_type = Object)]
    people: Opened,
    /// Needs, what was told and what was done.
    #[schema(value_type = Object)]
    matter: Opened,
    /// What was done, as codes.
    actions: Vec<SchemeCode>,
    /// Why the last proposal was rejected.
    #[schema(value_type = Option<Object>)]
    rejection: Option<Opened>,
}

impl From<SheetRow> for AccessSheetShown {
    fn from(row: SheetRow) -> Self {
        Self {
            line: row.line.into(),
            people: row.people,
            matter: row.matter,
            actions: row.actions.into_iter().map(Into::into).collect(),
            rejection: row.rejection,
        }
    }
}

/// Nota privata.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivateNote {
    /// The note.
    id: Uuid,
    /// Who wrote it.
    #[schema(value_type = Code)]
    author: String,
    /// From which office.
    #[schema(value_type = Code)]
    author_office: String,
    /// What it says.
    #[schema(value_type = MaybeErased)]
    text: Shown<String>,
    /// When.
    #[schema(value_type = Instant)]
    written_at: DateTime<Utc>,
}

impl From<NoteRow> for PrivateNote {
    fn from(row: NoteRow) -> Self {
        Self {
            id: row.note_id,
            author: row.author.to_string(),
            author_office: row.author_office.to_string(),
            text: row.text,
            written_at: row.written_at,
        }
    }
}
