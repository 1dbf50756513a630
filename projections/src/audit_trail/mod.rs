//! Who did what, when, from which office, why and for whom? For auditors, the data protection officer and heads of service.
//!
//! It names what changed, never to what: values stay in the log, where they are sealed.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, Utc};
pub use query::{Filter, count, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static AUDIT_TRAIL: Table = Table {
    name: "audit_trail",
    key: &["log_index"],
};

/// Registro delle operazioni: the read model of who did what.
pub struct AuditTrail;

view!(AuditTrail, "audit_trail", tables: [AUDIT_TRAIL], aggregates: &[], clear: &[]);

/// Operazione: one thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Its place in the log.
    pub log_index: i64,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// When it was true.
    pub effective_at: DateTime<Utc>,
    /// Type of the stream.
    pub aggregate_type: String,
    /// The stream.
    pub aggregate_id: String,
    /// Its place in the stream.
    pub sequence: i64,
    /// What happened.
    pub event_type: String,
    /// Names of the fields it set.
    pub changed: Vec<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// In which role.
    pub role: Option<String>,
    /// From which office.
    pub office: Option<String>,
    /// Who did it in the system it was imported from, where that is not personal.
    pub external_actor: Option<String>,
    /// For whom, where not for themselves.
    pub on_behalf_of: Option<Uuid>,
    /// How it reached us.
    pub channel: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The command.
    pub command_id: Uuid,
    /// What belongs together.
    pub correlation_id: Option<Uuid>,
    /// What led to it.
    pub causation_id: Option<Uuid>,
}
