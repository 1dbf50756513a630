//! One line per command.

use super::{Mandate, MandateCommand, MandateError, MandateEvent, MandateGranted, MandateStatus};

mod accept_mandate;
mod expire_mandate;
mod grant_mandate;
mod refuse_mandate;
mod renew_mandate;
mod resume_mandate;
mod revoke_mandate;
mod suspend_mandate;

pub(super) fn decide(
    state: &Mandate,
    command: &MandateCommand,
) -> Result<Vec<MandateEvent>, MandateError> {
    match command {
        MandateCommand::GrantMandate(command) => grant_mandate::decide(state, command),
        MandateCommand::AcceptMandate(command) => accept_mandate::decide(state, command),
        MandateCommand::RefuseMandate(command) => refuse_mandate::decide(state, command),
        MandateCommand::SuspendMandate(command) => suspend_mandate::decide(state, command),
        MandateCommand::ResumeMandate(command) => resume_mandate::decide(state, command),
        MandateCommand::RenewMandate(command) => renew_mandate::decide(state, command),
        MandateCommand::RevokeMandate(command) => revoke_mandate::decide(state, command),
        MandateCommand::ExpireMandate(command) => expire_mandate::decide(state, command),
    }
}

/// What was granted, unless it has ended.
fn living(state: &Mandate) -> Result<&MandateGranted, MandateError> {
    match state.status {
        MandateStatus::Missing => Err(MandateError::NotGranted),
        MandateStatus::Refused => Err(MandateError::AlreadyRefused),
        MandateStatus::Revoked => Err(MandateError::AlreadyRevoked),
        MandateStatus::Expired => Err(MandateError::AlreadyExpired),
        MandateStatus::Proposed | MandateStatus::Active | MandateStatus::Suspended => {
            state.granted.as_ref().ok_or(MandateError::NotGranted)
        }
    }
}
