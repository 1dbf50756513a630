//! Chi lavora sul caso: exactly one is responsible at any instant, others work with them.

use super::{Decided, at_work, in_order, past, since_report};
use crate::case_file::{
    AddCoworker, AssignCaseManager, CaseFile, CaseFileError, CaseManagerAssigned, CoworkerAdded,
    CoworkerRemoved, RemoveCoworker,
};

pub(super) fn assign_case_manager(state: &CaseFile, command: &AssignCaseManager) -> Decided {
    at_work(state)?;
    if state.office.as_ref() != Some(&command.to.office) {
        return Err(CaseFileError::ManagerElsewhere);
    }
    past(command.from_on, &command.given)?;
    since_report(state, command.from_on)?;
    if let Some(manager) = &state.manager {
        if manager.worker == command.to {
            return Ok(Vec::new());
        }
        in_order(manager.from_on, Some(command.from_on))?;
    }
    let joined = state.coworkers.iter().find(|a| a.worker == command.to);
    let left = joined.map(|assignment| {
        CoworkerRemoved {
            assignment: assignment.clone(),
            reason: command.reason.clone(),
            until_on: command.from_on.max(assignment.from_on),
        }
        .into()
    });
    let assigned = CaseManagerAssigned {
        previous: state.manager.clone(),
        to: command.to.clone(),
        reason: command.reason.clone(),
        from_on: command.from_on,
    };
    Ok(left.into_iter().chain([assigned.into()]).collect())
}

pub(super) fn add_coworker(state: &CaseFile, command: &AddCoworker) -> Decided {
    at_work(state)?;
    if state
        .manager
        .as_ref()
        .is_some_and(|manager| manager.worker == command.worker)
    {
        return Err(CaseFileError::AlreadyManager);
    }
    if !command.office_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    past(command.from_on, &command.given)?;
    since_report(state, command.from_on)?;
    if state.coworkers.iter().any(|a| a.worker == command.worker) {
        return Ok(Vec::new());
    }
    Ok(vec![
        CoworkerAdded {
            worker: command.worker.clone(),
            reason: command.reason.clone(),
            from_on: command.from_on,
        }
        .into(),
    ])
}

pub(super) fn remove_coworker(state: &CaseFile, command: &RemoveCoworker) -> Decided {
    at_work(state)?;
    let assignment = state
        .coworkers
        .iter()
        .find(|a| a.worker == command.worker)
        .ok_or(CaseFileError::NotRecorded)?;
    past(command.until_on, &command.given)?;
    in_order(assignment.from_on, Some(command.until_on))?;
    Ok(vec![
        CoworkerRemoved {
            assignment: assignment.clone(),
            reason: command.reason.clone(),
            until_on: command.until_on,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests;
