//! Due cartelle della stessa persona: one forwards to the other, neither is deleted, and it can be undone.

use super::{Decided, on_file};
use crate::case_file::{
    AbsorbCase, CaseAbsorbed, CaseFile, CaseFileError, CaseRestored, RestoreCase,
};

pub(super) fn absorb(state: &CaseFile, command: &AbsorbCase) -> Decided {
    let person = on_file(state)?;
    if command.into == person || !command.survivor_is_fit {
        return Err(CaseFileError::SurvivorUnfit);
    }
    if state.transfer.is_some() {
        return Err(CaseFileError::TransferPending);
    }
    if state.plans.values().any(|is_running| *is_running) {
        return Err(CaseFileError::PlanRunning);
    }
    if state.protection.is_some() {
        return Err(CaseFileError::ProtectionRunning);
    }
    Ok(vec![
        CaseAbsorbed {
            into: command.into,
            reason: command.reason.clone(),
            absorbed_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn restore(state: &CaseFile, command: &RestoreCase) -> Decided {
    state.person.ok_or(CaseFileError::NotOnFile)?;
    let from = state.absorbed_into.ok_or(CaseFileError::NotAbsorbed)?;
    Ok(vec![
        CaseRestored {
            from,
            reason: command.reason.clone(),
            restored_at: command.given.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests;
