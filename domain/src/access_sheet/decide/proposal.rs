//! Proposta di presa in carico: the office it was made to sees it, sends it back or takes it up.

use super::{Decided, about, listed, subject, worker};
use crate::access_sheet::{
    AccessSheet, AccessSheetError, ProposalRejected, ProposalSeen, ProposalStatus, ProposalTakenUp,
    RejectProposal, SeeProposal, TakeUpProposal,
};

pub(super) fn see(state: &AccessSheet, command: &SeeProposal) -> Decided {
    if waiting(state)? == ProposalStatus::Seen {
        return Ok(Vec::new());
    }
    Ok(vec![
        ProposalSeen {
            by: worker(&command.given)?,
            seen_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn reject(state: &AccessSheet, command: &RejectProposal) -> Decided {
    waiting(state)?;
    if let Some(note) = &command.note {
        about(subject(state)?, note)?;
    }
    Ok(vec![
        ProposalRejected {
            by: worker(&command.given)?,
            reason: command.reason.clone(),
            note: command.note.clone(),
            rejected_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn take_up(state: &AccessSheet, command: &TakeUpProposal) -> Decided {
    waiting(state)?;
    let sheet = state.sheet.as_ref().ok_or(AccessSheetError::NotOnFile)?;
    let person = sheet.person.ok_or(AccessSheetError::PersonUnknown)?;
    // The report that follows by itself is about that day, and a code it could not have would stop it for ever.
    listed(&command.source, sheet.access.accessed_on)?;
    if !command.person_is_fit {
        return Err(AccessSheetError::PersonUnfit);
    }
    Ok(vec![
        ProposalTakenUp {
            by: worker(&command.given)?,
            person,
            source: command.source.clone(),
            taken_up_at: command.given.at,
        }
        .into(),
    ])
}

/// Where the proposal stands that has no answer yet.
fn waiting(state: &AccessSheet) -> Result<ProposalStatus, AccessSheetError> {
    let proposal = state.proposal.as_ref();
    match proposal.map(|proposal| proposal.status) {
        Some(status @ (ProposalStatus::Created | ProposalStatus::Seen)) => Ok(status),
        Some(ProposalStatus::Rejected | ProposalStatus::TakenUp) | None => {
            Err(AccessSheetError::NoProposal)
        }
    }
}

#[cfg(test)]
mod tests;
