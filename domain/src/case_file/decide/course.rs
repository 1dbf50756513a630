//! Segnalare, aprire, prendere in carico, chiudere e riaprire.

use super::{
    Decided, about, at_work, in_order, maybe_about, on_file, past, since_birth, since_report,
};
use crate::case_file::{
    CarePlanEnded, CaseClosed, CaseFile, CaseFileError, CaseOpened, CaseReopened, CloseCase,
    DeathNoted, NoteDeath, OpenCase, ReceiveReport, ReopenCase, ReportReceived, TakeInCharge,
    TakenInCharge,
};

pub(super) fn receive_report(state: &CaseFile, command: &ReceiveReport) -> Decided {
    let person = match state.person {
        Some(_) => on_file(state)?,
        None => command.person_id,
    };
    let report = &command.report;
    maybe_about(person, report.reporter.as_ref())?;
    maybe_about(person, report.text.as_ref())?;
    past(report.received_on, &command.given)?;
    report.source.check(report.received_on)?;
    if state.records.contains(&report.report_id) {
        return Err(CaseFileError::AlreadyRecorded);
    }
    Ok(vec![
        ReportReceived {
            person_id: person,
            office: state
                .office
                .clone()
                .unwrap_or_else(|| command.office.clone()),
            report: report.clone(),
        }
        .into(),
    ])
}

pub(super) fn open_case(state: &CaseFile, command: &OpenCase) -> Decided {
    on_file(state)?;
    if state.open_episode().is_some() {
        return Err(CaseFileError::AlreadyOpen);
    }
    if !state.episodes.is_empty() {
        return Err(CaseFileError::ClosedBefore);
    }
    past(command.opened_on, &command.given)?;
    since_report(state, command.opened_on)?;
    Ok(vec![
        CaseOpened {
            episode: 1,
            reason: command.reason.clone(),
            opened_on: command.opened_on,
        }
        .into(),
    ])
}

pub(super) fn take_in_charge(state: &CaseFile, command: &TakeInCharge) -> Decided {
    at_work(state)?;
    if state.in_charge_since_on().is_some() {
        return Ok(Vec::new());
    }
    if state.manager.is_none() {
        return Err(CaseFileError::NoManager);
    }
    past(command.from_on, &command.given)?;
    after_opening(state, command.from_on)?;
    Ok(vec![
        TakenInCharge {
            from_on: command.from_on,
        }
        .into(),
    ])
}

pub(super) fn close_case(state: &CaseFile, command: &CloseCase) -> Decided {
    at_work(state)?;
    if state.transfer.is_some() {
        return Err(CaseFileError::TransferPending);
    }
    let mut running = state.plans.iter().filter(|(_, is_running)| **is_running);
    if running.any(|(plan, _)| !command.closes.contains(plan)) {
        return Err(CaseFileError::PlanRunning);
    }
    if command
        .closes
        .iter()
        .any(|plan| state.plans.get(plan) != Some(&true))
    {
        return Err(CaseFileError::NotRecorded);
    }
    if state.protection.is_some() {
        return Err(CaseFileError::ProtectionRunning);
    }
    past(command.closed_on, &command.given)?;
    command.reason.check(command.closed_on)?;
    if let Some(situation) = &command.situation {
        situation.check(command.closed_on)?;
    }
    after_opening(state, command.closed_on)?;
    let ended = command.closes.iter().map(|plan_id| {
        CarePlanEnded {
            plan_id: *plan_id,
            ended_at: command.given.at,
        }
        .into()
    });
    let closed = CaseClosed {
        episode: state.episode(),
        reason: command.reason.clone(),
        situation: command.situation.clone(),
        closed_on: command.closed_on,
    };
    Ok(ended.chain([closed.into()]).collect())
}

pub(super) fn reopen_case(state: &CaseFile, command: &ReopenCase) -> Decided {
    on_file(state)?;
    if state.open_episode().is_some() {
        return Err(CaseFileError::AlreadyOpen);
    }
    let closed_on = state.episodes.last().and_then(|episode| episode.closed_on);
    let closed_on = closed_on.ok_or(CaseFileError::NeverClosed)?;
    past(command.opened_on, &command.given)?;
    in_order(closed_on, Some(command.opened_on))?;
    Ok(vec![
        CaseReopened {
            episode: state.episode() + 1,
            reason: command.reason.clone(),
            opened_on: command.opened_on,
        }
        .into(),
    ])
}

pub(super) fn note_death(state: &CaseFile, command: &NoteDeath) -> Decided {
    let person = on_file(state)?;
    let died_on = *about(person, &command.died_on)?;
    if state.deceased {
        return Err(CaseFileError::AlreadyDead);
    }
    past(died_on, &command.given)?;
    since_birth(command.born_on, died_on)?;
    Ok(vec![
        DeathNoted {
            died_on: command.died_on.clone(),
            learned_at: command.given.at,
        }
        .into(),
    ])
}

/// Nothing of an episode happens before its first day.
fn after_opening(state: &CaseFile, on: chrono::NaiveDate) -> Result<(), CaseFileError> {
    match state.open_episode() {
        Some(episode) => in_order(episode.opened_on, Some(on)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
