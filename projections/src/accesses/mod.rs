//! Who read whose data? For the people it is about, and for the data protection officer.

mod alerts;
mod query;

pub use alerts::{Alert, AlertKind, Unusual, alerts};
use chrono::{DateTime, Utc};
pub use query::{Filter, Own, count, count_own, own, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Accesso: one answer that held personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRow {
    /// Which process of the service wrote it.
    pub chain: Uuid,
    /// Its place among those of that process.
    pub place: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who read.
    pub actor: String,
    /// In which role.
    pub role: String,
    /// For which office.
    pub office: Option<String>,
    /// Which question was asked.
    pub operation: String,
    /// What stood in its path.
    pub record: Option<String>,
    /// Whose data were read.
    pub people: Vec<Uuid>,
    /// Data of which retention classes.
    pub sections: Vec<String>,
    /// Why.
    pub reason: String,
    /// From which address.
    pub address: Option<String>,
    /// The name of the request.
    pub request_id: String,
    /// Whether it was seen only because somebody broke the glass.
    pub break_glass: bool,
    /// The unmasking under which an auditor saw it.
    pub unmasking: Option<Uuid>,
}
