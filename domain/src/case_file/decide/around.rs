//! Ciò che cambia intorno al caso: a coming of age and a move are tasks, and somebody answers them.

use super::{Decided, about, at_work, course, on_file, past};
use crate::case_file::{
    AdultPathChosen, CaseFile, CaseFileError, ChooseAdultPath, CloseCase, ComingOfAgeNoted,
    CompetenceKept, CompetenceReviewNeeded, CostMunicipalityRecorded, KeepCompetence,
    NoteComingOfAge, RaiseCompetenceReview, RecordCostMunicipality, TaskStatus, TransferOut,
    TransferredOut,
};

/// Motivo di chiusura, national list: another district of the same region, another region.
const LEAVING: (&str, [&str; 2]) = ("sinba.closure-reason", ["1", "2"]);

pub(super) fn come_of_age(state: &CaseFile, command: &NoteComingOfAge) -> Decided {
    let person = at_work(state)?;
    let turned_on = *about(person, &command.turned_on)?;
    past(turned_on, &command.given)?;
    if state.of_age.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![
        ComingOfAgeNoted {
            turned_on: command.turned_on.clone(),
            noted_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn choose_path(state: &CaseFile, command: &ChooseAdultPath) -> Decided {
    at_work(state)?;
    if state.of_age != Some(TaskStatus::Waiting) {
        return Err(CaseFileError::NothingToDecide);
    }
    Ok(vec![
        AdultPathChosen {
            path: command.path,
            reason: command.reason.clone(),
            chosen_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn raise_competence(state: &CaseFile, command: &RaiseCompetenceReview) -> Decided {
    at_work(state)?;
    let is_in_charge = state.office.as_ref() == Some(&command.office);
    let waiting = (command.office.clone(), TaskStatus::Waiting);
    if is_in_charge || state.competence.as_ref() == Some(&waiting) {
        return Ok(Vec::new());
    }
    Ok(vec![
        CompetenceReviewNeeded {
            office: command.office.clone(),
            raised_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn keep_competence(state: &CaseFile, command: &KeepCompetence) -> Decided {
    at_work(state)?;
    let Some((office, TaskStatus::Waiting)) = &state.competence else {
        return Err(CaseFileError::NothingToDecide);
    };
    Ok(vec![
        CompetenceKept {
            office: office.clone(),
            reason: command.reason.clone(),
            kept_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn record_cost(state: &CaseFile, command: &RecordCostMunicipality) -> Decided {
    on_file(state)?;
    past(command.from_on, &command.given)?;
    Ok(vec![
        CostMunicipalityRecorded {
            municipality: command.municipality.clone(),
            from_on: command.from_on,
            reason: command.reason.clone(),
        }
        .into(),
    ])
}

pub(super) fn transfer_out(state: &CaseFile, command: &TransferOut) -> Decided {
    let (scheme, codes) = LEAVING;
    let closure = &command.closure;
    if closure.scheme.as_str() != scheme || !codes.contains(&closure.code.as_str()) {
        return Err(CaseFileError::NotALeaving);
    }
    let mut known = command.documents.iter();
    if known.any(|document| !state.documents.contains(document)) {
        return Err(CaseFileError::NotRecorded);
    }
    let close = CloseCase {
        given: command.given.clone(),
        reason: closure.clone(),
        situation: command.situation.clone(),
        closed_on: command.left_on,
        closes: std::collections::BTreeSet::new(),
    };
    let closed = course::close_case(state, &close)?;
    let left = TransferredOut {
        municipality: command.municipality.clone(),
        documents: command.documents.clone(),
        left_on: command.left_on,
    };
    Ok([left.into()].into_iter().chain(closed).collect())
}

#[cfg(test)]
mod tests;
