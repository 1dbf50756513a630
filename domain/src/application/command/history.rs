//! The command that brings in the history of another system.

use crate::application::ApplicationStatus;
use crate::shared::ids::{ApplicationId, OfficeCode, ReasonCode};
use crate::shared::text::Vocabulary;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Importa lo storico: one case, or more rows of one that is known; rows already there are skipped.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportHistory {
    /// The application that stands for the case.
    pub application_id: ApplicationId,
    /// The system it comes from.
    pub source: ReasonCode,
    /// The case, as that system calls it.
    pub case_id: Vocabulary,
    /// The office it is shown under.
    pub office: OfficeCode,
    /// The service, as that system calls it.
    pub service: Option<Vocabulary>,
    /// When it was received, as far as known.
    pub received_at: Option<DateTime<Utc>>,
    /// What else the case says: may name people.
    pub attributes: Value,
    /// Its rows, in order.
    pub rows: Vec<HistoryRow>,
    /// When the import runs.
    pub at: DateTime<Utc>,
}

/// Riga dello storico.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// Its number in the file.
    pub row: u64,
    /// Its place in the case, from 0: what makes an import repeatable.
    pub index_in_case: u32,
    /// What was done.
    pub activity: Vocabulary,
    /// The transition, such as `complete`.
    pub lifecycle: Option<ReasonCode>,
    /// Who did it, as a code.
    pub resource: Option<Vocabulary>,
    /// Their group.
    pub group: Option<Vocabulary>,
    /// Which instance of the activity.
    pub instance: Option<Vocabulary>,
    /// When it was true.
    pub at: DateTime<Utc>,
    /// What else the row says.
    pub attributes: Value,
    /// The state it brings the case to, where the mapping says so.
    pub milestone: Option<ApplicationStatus>,
}
