//! Events of a read model: written down for ever.

use crate::decider::Fact;
use crate::shared::ids::ReasonCode;
use cqrs_es::DomainEvent;
use serde::{Deserialize, Serialize};

/// What was decided about a read model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ProjectionEvent {
    /// An event was left out.
    ProjectionEventSkipped(ProjectionEventSkipped),
}

/// Evento saltato: the read model goes on without this event, now and whenever it is built again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectionEventSkipped {
    /// Name of the read model.
    pub projection: ReasonCode,
    /// Place of the event in the log.
    pub log_index: i64,
    /// Why it may be left out.
    pub reason: ReasonCode,
}

impl DomainEvent for ProjectionEvent {
    fn event_type(&self) -> String {
        match self {
            Self::ProjectionEventSkipped(_) => "projection_event_skipped".to_owned(),
        }
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

impl Fact for ProjectionEvent {}
