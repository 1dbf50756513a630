//! What the author of a command is told: versions, position, numbers.

use chrono::{DateTime, Utc};
use domain::shared::stamp::Registration;
use serde::Serialize;
use uuid::Uuid;

/// Where a stream stands after a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StreamVersion {
    /// Aggregate type.
    pub aggregate_type: String,
    /// Aggregate identifier.
    pub aggregate_id: String,
    /// Sequence of its last event; the `ETag`.
    pub version: u64,
}

/// Esito: the lasting answer to a command; a repeated command gets the same one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The command.
    pub command_id: Uuid,
    /// The streams it touched; the first is the one it was addressed to.
    pub streams: Vec<StreamVersion>,
    /// Position in the log after it: read models that have reached it show the change.
    pub position: i64,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// Types of the events it added to the stream it was addressed to; empty when it was already so.
    pub events: Vec<String>,
    /// Numbers the register assigned.
    pub registrations: Vec<Registration>,
}

impl Receipt {
    /// Version of the stream the command was addressed to.
    pub fn version(&self) -> u64 {
        self.streams.first().map_or(0, |stream| stream.version)
    }
}
