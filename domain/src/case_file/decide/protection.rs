//! Protezione d'urgenza di un minore (c.c. art. 403): its terms run from the placement, and only the team sees the file.

use super::{Decided, about, on_file};
use crate::case_file::state::Protection;
use crate::case_file::{
    AccessRestricted, CaseFile, CaseFileError, EndUrgentProtection, LapseProtectionTerm,
    ProtectionDue, ProtectionStepRecorded, ProtectionTermLapsed, RecordProtectionStep,
    StartUrgentProtection, UrgentProtectionEnded, UrgentProtectionStarted,
};
use crate::shared::ids::ReasonCode;

pub(super) fn start(state: &CaseFile, command: &StartUrgentProtection) -> Decided {
    let person = on_file(state)?;
    about(person, &command.place)?;
    if state.protection.is_some() {
        return Err(CaseFileError::ProtectionUnderWay);
    }
    if command.placed_at > command.given.at {
        return Err(CaseFileError::DateInFuture);
    }
    let started = UrgentProtectionStarted {
        placed_at: command.placed_at,
        place: command.place.clone(),
        due: ProtectionDue::first(command.placed_at),
    };
    let restricted = AccessRestricted {
        team: command.team.clone(),
        until_on: None,
        reason: ReasonCode::new("urgent-protection").expect("a valid code"),
        restricted_at: command.given.at,
    };
    Ok(vec![restricted.into(), started.into()])
}

pub(super) fn step(state: &CaseFile, command: &RecordProtectionStep) -> Decided {
    let protection = under_way(state)?;
    let due = protection
        .due
        .filter(|due| due.step == command.step)
        .ok_or(CaseFileError::StepOutOfOrder)?;
    if command.done_at > command.given.at {
        return Err(CaseFileError::DateInFuture);
    }
    let before = protection.done.map_or(protection.placed_at, |(_, at)| at);
    if command.done_at < before {
        return Err(CaseFileError::DatesContradict);
    }
    Ok(vec![
        ProtectionStepRecorded {
            step: command.step,
            done_at: command.done_at,
            late: command.done_at > due.due_at,
            due: ProtectionDue::after(command.step, protection.placed_at, command.done_at),
        }
        .into(),
    ])
}

pub(super) fn lapse(state: &CaseFile, command: &LapseProtectionTerm) -> Decided {
    let protection = under_way(state)?;
    let due = protection
        .due
        .filter(|due| due.step == command.step)
        .ok_or(CaseFileError::StepOutOfOrder)?;
    if due.due_at >= command.given.at {
        return Err(CaseFileError::TermNotLapsed);
    }
    if protection.lapsed {
        return Ok(Vec::new());
    }
    Ok(vec![ProtectionTermLapsed { due }.into()])
}

pub(super) fn end(state: &CaseFile, command: &EndUrgentProtection) -> Decided {
    let protection = under_way(state)?;
    if command.ended_at > command.given.at {
        return Err(CaseFileError::DateInFuture);
    }
    if command.ended_at < protection.placed_at {
        return Err(CaseFileError::DatesContradict);
    }
    Ok(vec![
        UrgentProtectionEnded {
            outcome: command.outcome,
            ended_at: command.ended_at,
        }
        .into(),
    ])
}

fn under_way(state: &CaseFile) -> Result<&Protection, CaseFileError> {
    on_file(state)?;
    state.protection.as_ref().ok_or(CaseFileError::NoProtection)
}

#[cfg(test)]
mod tests;
