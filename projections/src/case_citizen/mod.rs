//! What may somebody know of their own case file? For the citizen alone.
//!
//! What must not reach them is not in its tables: neither an entry of the diary nor an act of a court is ever
//! projected here.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::case_file::CaseStatus;
use domain::shared::ids::{DocumentId, OfficeCode, PersonId};
pub use query::{document, documents, own};
use serde::{Deserialize, Serialize};

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static CASES: Table = Table {
    name: "case_citizen",
    key: &["case_id"],
};

static DOCUMENTS: Table = Table {
    name: "case_citizen_documents",
    key: &["case_id", "document_id"],
};

/// La mia cartella: the read model of case files for citizens.
pub struct CaseCitizen;

view!(CaseCitizen, "case_citizen", tables: [CASES, DOCUMENTS],
    aggregates: &["case_file"], clear: &[]);

/// One's own case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCaseRow {
    /// The file, which has the identifier of its person.
    pub case_id: PersonId,
    /// The office in charge.
    pub office: OfficeCode,
    /// Where it stands.
    pub status: CaseStatus,
    /// The first day of the last episode.
    pub opened_on: Option<NaiveDate>,
    /// Its last day.
    pub closed_on: Option<NaiveDate>,
}

/// Atto amministrativo della propria cartella.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocumentRow {
    /// The document.
    pub document_id: DocumentId,
    /// Its title.
    pub title: Shown<String>,
    /// Its media type.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// When it was filed.
    pub filed_at: DateTime<Utc>,
}
