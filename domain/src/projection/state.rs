//! What was decided about a read model.

use super::{ProjectionCommand, ProjectionError, ProjectionEvent};
use crate::decider::{Decider, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Vista: the decisions about one read model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// Places in the log of the events it leaves out.
    pub skipped: BTreeSet<i64>,
}

impl Decider for Projection {
    fn decide(&self, command: &ProjectionCommand) -> Result<Vec<ProjectionEvent>, ProjectionError> {
        super::decide::decide(self, command)
    }

    fn evolve(&mut self, event: &ProjectionEvent) {
        match event {
            ProjectionEvent::ProjectionEventSkipped(event) => {
                self.skipped.insert(event.log_index);
            }
        }
    }

    fn standing(&self, _command: &ProjectionCommand) -> Standing {
        Standing::default()
    }
}
