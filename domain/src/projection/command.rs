//! Commands on a read model.

use crate::decider::Command;
use crate::shared::ids::ReasonCode;

/// What can be decided about a read model.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectionCommand {
    /// Leave out an event it cannot take.
    SkipEvent(SkipEvent),
}

/// Leave out an event.
#[derive(Clone, Debug, PartialEq)]
pub struct SkipEvent {
    /// Name of the read model.
    pub projection: ReasonCode,
    /// Place of the event in the log.
    pub log_index: i64,
    /// Why it may be left out.
    pub reason: ReasonCode,
}

impl Command for ProjectionCommand {
    fn name(&self) -> &'static str {
        match self {
            Self::SkipEvent(_) => "skip_event",
        }
    }
}
