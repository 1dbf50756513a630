//! One line per command.

use super::{Call, CallCommand, CallContent, CallError, CallEvent, CallStatus};

mod amend_call;
mod draft_call;
mod publish_call;
mod revise_call;
mod revoke_call;

pub(super) fn decide(state: &Call, command: &CallCommand) -> Result<Vec<CallEvent>, CallError> {
    match command {
        CallCommand::DraftCall(command) => draft_call::decide(state, command),
        CallCommand::ReviseCall(command) => revise_call::decide(state, command),
        CallCommand::PublishCall(command) => publish_call::decide(state, command),
        CallCommand::AmendCall(command) => amend_call::decide(state, command),
        CallCommand::RevokeCall(command) => revoke_call::decide(state, command),
    }
}

/// What was drafted and is not public yet.
fn draft(state: &Call) -> Result<&CallContent, CallError> {
    let content = state.content.as_ref().ok_or(CallError::NotDrafted)?;
    match state.status {
        CallStatus::Draft => Ok(content),
        CallStatus::Published => Err(CallError::NotADraft),
        CallStatus::Revoked => Err(CallError::Revoked),
    }
}

/// What is public.
fn public(state: &Call) -> Result<&CallContent, CallError> {
    let content = state.content.as_ref().ok_or(CallError::NotDrafted)?;
    match state.status {
        CallStatus::Draft => Err(CallError::NotPublished),
        CallStatus::Published => Ok(content),
        CallStatus::Revoked => Err(CallError::Revoked),
    }
}
