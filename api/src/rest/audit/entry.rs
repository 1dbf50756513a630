//! One line of the trail as it is answered.

use crate::rest::schema::Instant;
use chrono::{DateTime, Utc};
use projections::audit_trail::AuditRow;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Operazione: one thing that was done; it names what changed, never to what.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuditEntry {
    /// Its place in the log.
    position: i64,
    /// When it was written down.
    #[schema(value_type = Instant)]
    recorded_at: DateTime<Utc>,
    /// When it was true.
    #[schema(value_type = Instant)]
    effective_at: DateTime<Utc>,
    /// What it was done to.
    #[schema(example = "application")]
    aggregate_type: String,
    /// Which one.
    aggregate_id: String,
    /// Its version after it.
    version: i64,
    /// What happened.
    #[serde(rename = "type")]
    event_type: String,
    /// Names of the fields it set.
    changed: Vec<String>,
    /// Who did it.
    actor: Option<String>,
    /// In which role.
    role: Option<String>,
    /// From which office.
    office: Option<String>,
    /// Who did it in the system it was imported from, where that is not personal.
    external_actor: Option<String>,
    /// For whom, where not for themselves.
    on_behalf_of: Option<Uuid>,
    /// How it reached us.
    channel: Option<String>,
    /// Why.
    reason: Option<String>,
    /// The command.
    command_id: Uuid,
    /// What belongs together.
    correlation_id: Option<Uuid>,
    /// What led to it.
    causation_id: Option<Uuid>,
}

impl From<AuditRow> for AuditEntry {
    fn from(row: AuditRow) -> Self {
        Self {
            position: row.log_index,
            recorded_at: row.recorded_at,
            effective_at: row.effective_at,
            aggregate_type: row.aggregate_type,
            aggregate_id: row.aggregate_id,
            version: row.sequence,
            event_type: row.event_type,
            changed: row.changed,
            actor: row.actor,
            role: row.role,
            office: row.office,
            external_actor: row.external_actor,
            on_behalf_of: row.on_behalf_of,
            channel: row.channel,
            reason: row.reason,
            command_id: row.command_id,
            correlation_id: row.correlation_id,
            causation_id: row.causation_id,
        }
    }
}

/// A text as the database can hold it: U+0000 is in no event, so nothing is found under it.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}
