//! One line per command.

use super::{Projection, ProjectionCommand, ProjectionError, ProjectionEvent};

mod skip_event;

pub(super) fn decide(
    state: &Projection,
    command: &ProjectionCommand,
) -> Result<Vec<ProjectionEvent>, ProjectionError> {
    match command {
        ProjectionCommand::SkipEvent(command) => skip_event::decide(state, command),
    }
}
