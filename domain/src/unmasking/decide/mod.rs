//! One line per command.

use super::{Unmasking, UnmaskingCommand, UnmaskingError, UnmaskingEvent, UnmaskingStatus};
use crate::shared::ids::ActorCode;

mod approve_unmasking;
mod end_unmasking;
mod refuse_unmasking;
mod request_unmasking;

type Decided = Result<Vec<UnmaskingEvent>, UnmaskingError>;

pub(super) fn decide(state: &Unmasking, command: &UnmaskingCommand) -> Decided {
    use UnmaskingCommand as C;
    match command {
        C::RequestUnmasking(command) => request_unmasking::decide(state, command),
        C::ApproveUnmasking(command) => approve_unmasking::decide(state, command),
        C::RefuseUnmasking(command) => refuse_unmasking::decide(state, command),
        C::EndUnmasking(command) => end_unmasking::decide(state, command),
    }
}

/// Refuses an answer that is not the first, or that comes from who asked.
fn answer(state: &Unmasking, by: &ActorCode) -> Result<(), UnmaskingError> {
    match state.status {
        UnmaskingStatus::Missing => return Err(UnmaskingError::NotRequested),
        UnmaskingStatus::Requested => {}
        UnmaskingStatus::Approved | UnmaskingStatus::Refused | UnmaskingStatus::Ended => {
            return Err(UnmaskingError::AlreadyAnswered);
        }
    }
    if state.by.as_ref() == Some(by) {
        return Err(UnmaskingError::OwnRequest);
    }
    Ok(())
}
