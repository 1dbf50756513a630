//! Saltare un evento: let a read model go on without an event it cannot take.

use crate::projection::{
    Projection, ProjectionError, ProjectionEvent, ProjectionEventSkipped, SkipEvent,
};

pub(super) fn decide(
    state: &Projection,
    command: &SkipEvent,
) -> Result<Vec<ProjectionEvent>, ProjectionError> {
    if command.log_index < 1 {
        return Err(ProjectionError::NoSuchEvent);
    }
    if state.skipped.contains(&command.log_index) {
        return Ok(Vec::new());
    }
    Ok(vec![ProjectionEvent::ProjectionEventSkipped(
        ProjectionEventSkipped {
            projection: command.projection.clone(),
            log_index: command.log_index,
            reason: command.reason.clone(),
        },
    )])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::shared::ids::ReasonCode;

    fn skip(log_index: i64) -> SkipEvent {
        SkipEvent {
            projection: ReasonCode::new("work_list").expect("a code"),
            log_index,
            reason: ReasonCode::new("test-data").expect("a code"),
        }
    }

    #[test]
    fn an_event_is_left_out_once() {
        let mut state = Projection::default();
        let events = decide(&state, &skip(7)).expect("decides");
        state.evolve(&events[0]);
        assert_eq!(state.skipped.iter().copied().collect::<Vec<_>>(), [7]);
        assert_eq!(decide(&state, &skip(7)), Ok(Vec::new()));
    }

    #[test]
    fn what_the_log_does_not_have_cannot_be_left_out() {
        assert_eq!(
            decide(&Projection::default(), &skip(0)),
            Err(ProjectionError::NoSuchEvent)
        );
    }
}
