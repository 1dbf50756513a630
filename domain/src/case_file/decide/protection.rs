//! Protezione d'urgenza di un minore (c.c. art. 403): its terms run from the placement, and only the team sees the file.

use super::{Decided, about, on_file, past, since_birth};
use crate::case_file::state::{Protection, Restriction};
use crate::case_file::{
    AccessRestricted, By, CaseFile, CaseFileError, EndUrgentProtection, LapseProtectionTerm,
    ProtectionDue, ProtectionStepRecorded, ProtectionTermLapsed, RecordProtectionStep,
    StartUrgentProtection, UrgentProtectionEnded, UrgentProtectionStarted,
};
use crate::shared::ids::ReasonCode;
use crate::shared::time::rome_day;
use chrono::{DateTime, Days, Months, Utc};

/// Eighteen years (c.c. art. 2).
const OF_AGE: Months = Months::new(18 * 12);
/// Days after which a placement is no emergency any more: every term of c.c. art. 403 has run out by then.
const WRITTEN_DOWN: Days = Days::new(30);

pub(super) fn start(state: &CaseFile, command: &StartUrgentProtection) -> Decided {
    let person = on_file(state)?;
    about(person, &command.place)?;
    if state.protection.is_some() {
        return Err(CaseFileError::ProtectionUnderWay);
    }
    if !is_theirs(state, &command.given.by) {
        return Err(CaseFileError::ProtectionElsewhere);
    }
    if !command.team_is_open {
        return Err(CaseFileError::OfficeClosed);
    }
    if command.placed_at > command.given.at {
        return Err(CaseFileError::DateInFuture);
    }
    let placed_on = rome_day(command.placed_at);
    past(placed_on, &command.given)?;
    if placed_on + WRITTEN_DOWN < command.given.on() {
        return Err(CaseFileError::DateTooEarly);
    }
    since_birth(command.born_on, placed_on)?;
    if command
        .born_on
        .is_some_and(|born_on| born_on + OF_AGE <= placed_on)
    {
        return Err(CaseFileError::NotAMinor);
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
    if command.done_at < last_of(protection) {
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
    if command.ended_at < last_of(protection) {
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

/// What was done last: nothing that follows comes before it.
fn last_of(protection: &Protection) -> DateTime<Utc> {
    protection.done.map_or(protection.placed_at, |(_, at)| at)
}

/// Whether they answer for the file; an office that was only let in to read does not.
fn is_theirs(state: &CaseFile, by: &By) -> bool {
    by.worker().is_some_and(|worker| {
        let is_team = |known: &Restriction| known.team == worker.office;
        state.office.as_ref() == Some(&worker.office)
            || state.has_worker(worker)
            || state.restriction.as_ref().is_some_and(is_team)
    })
}

fn under_way(state: &CaseFile) -> Result<&Protection, CaseFileError> {
    on_file(state)?;
    state.protection.as_ref().ok_or(CaseFileError::NoProtection)
}

#[cfg(test)]
mod tests;
