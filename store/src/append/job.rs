//! One command on its way to the log, and the answer it gets.

use chrono::{DateTime, Utc};
use domain::shared::stamp::Registration;
use serde_json::Value;
use uuid::Uuid;

/// A stream a command writes to.
#[derive(Clone, Debug)]
pub(crate) struct StreamWrite {
    pub(crate) aggregate_type: &'static str,
    pub(crate) aggregate_id: String,
    /// The version the decision was made on.
    pub(crate) expected: i64,
}

/// A number asked of a register.
#[derive(Clone, Debug)]
pub(crate) struct NumberRequest {
    pub(crate) register: String,
    pub(crate) registration_id: Uuid,
}

/// A unique thing taken or given back by the command's first stream.
#[derive(Clone, Debug)]
pub(crate) struct ClaimWrite {
    pub(crate) scope: &'static str,
    pub(crate) key: Vec<u8>,
    pub(crate) action: &'static str,
}

/// One event; stream and number are given by their place in the command.
#[derive(Clone, Debug)]
pub(crate) struct AppendEvent {
    pub(crate) stream: usize,
    pub(crate) event_type: String,
    pub(crate) event_version: String,
    pub(crate) payload: Value,
    pub(crate) event_id: Uuid,
    pub(crate) effective_at: Option<DateTime<Utc>>,
    pub(crate) number: Option<usize>,
}

/// All that one command writes: everything of it or nothing.
#[derive(Clone, Debug)]
pub(crate) struct AppendCommand {
    pub(crate) command_id: Uuid,
    pub(crate) request_digest: Option<Vec<u8>>,
    pub(crate) metadata: Value,
    pub(crate) streams: Vec<StreamWrite>,
    pub(crate) claims: Vec<ClaimWrite>,
    pub(crate) numbers: Vec<NumberRequest>,
    pub(crate) events: Vec<AppendEvent>,
}

/// What became of a command.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// Written.
    Done {
        last_index: i64,
        recorded_at: DateTime<Utc>,
        registrations: Vec<Registration>,
    },
    /// Written before, under the same identifier.
    Duplicate,
    /// A stream has moved on since the decision.
    Stale,
    /// Another stream holds a unique thing.
    Claimed,
}
