//! Facts of another system.

use crate::application::ApplicationStatus;
use crate::shared::ids::{ApplicationId, OfficeCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::Vocabulary;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Istanza importata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplicationImported {
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
    /// When it was received.
    pub received_at: Option<DateTime<Utc>>,
    /// What else the case says.
    pub attributes: Personal<Value>,
}

/// Evento di un altro sistema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExternalEventRecorded {
    /// Its number in the file.
    pub row: u64,
    /// Its place in the case, from 0.
    pub index_in_case: u32,
    /// What was done.
    pub activity: Vocabulary,
    /// The transition.
    pub lifecycle: Option<ReasonCode>,
    /// Who did it.
    pub resource: Option<Vocabulary>,
    /// Their group.
    pub group: Option<Vocabulary>,
    /// Which instance of the activity.
    pub instance: Option<Vocabulary>,
    /// When it was true.
    pub at: DateTime<Utc>,
    /// What else the row says.
    pub attributes: Personal<Value>,
    /// The state it brought the case to.
    pub milestone: Option<ApplicationStatus>,
}
