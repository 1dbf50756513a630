//! Registrare l'accesso, rettificarlo, chiuderlo.

use super::{Decided, about, listed, subject, worker};
use crate::access_sheet::{
    AccessConcluded, AccessCorrected, AccessOutcome, AccessRecorded, AccessSheet, AccessSheetError,
    AddPrivateNote, ConcludeAccess, CorrectAccess, PrivateNoteAdded, ProposalStatus, RecordAccess,
    Sheet, subject_of,
};
use crate::case_file::Given;
use crate::shared::time::EARLIEST;
use uuid::Uuid;

/// Codes of one kind on one sheet.
const CODES: usize = 20;
/// Riferimenti.
const CONTACTS: usize = 3;

pub(super) fn record(state: &AccessSheet, command: &RecordAccess) -> Decided {
    if state.sheet_id.is_some() {
        return Err(AccessSheetError::AlreadyRecorded);
    }
    let operator = worker(&command.given)?;
    sound(command.sheet_id, &command.sheet, &command.given)?;
    Ok(vec![
        AccessRecorded {
            sheet_id: command.sheet_id,
            operator,
            sheet: command.sheet.clone(),
        }
        .into(),
    ])
}

pub(super) fn correct(state: &AccessSheet, command: &CorrectAccess) -> Decided {
    let id = state.sheet_id.ok_or(AccessSheetError::NotOnFile)?;
    if is(state, ProposalStatus::TakenUp) {
        return Err(AccessSheetError::TakenUp);
    }
    sound(id, &command.sheet, &command.given)?;
    Ok(vec![
        AccessCorrected {
            by: worker(&command.given)?,
            sheet: command.sheet.clone(),
            reason: command.reason.clone(),
        }
        .into(),
    ])
}

pub(super) fn conclude(state: &AccessSheet, command: &ConcludeAccess) -> Decided {
    state.sheet_id.ok_or(AccessSheetError::NotOnFile)?;
    if state.outcome.is_some() && !is(state, ProposalStatus::Rejected) {
        return Err(AccessSheetError::AlreadyConcluded);
    }
    let is_proposal = command.outcome == AccessOutcome::Proposed;
    if is_proposal != command.to.is_some() {
        return Err(AccessSheetError::TargetUnfit);
    }
    if is_proposal && !command.target_is_open {
        return Err(AccessSheetError::OfficeClosed);
    }
    Ok(vec![
        AccessConcluded {
            outcome: command.outcome,
            to: command.to.clone(),
            concluded_at: command.given.at,
        }
        .into(),
    ])
}

pub(super) fn note(state: &AccessSheet, command: &AddPrivateNote) -> Decided {
    about(subject(state)?, &command.text)?;
    if state.notes.contains(&command.note_id) {
        return Err(AccessSheetError::AlreadyRecorded);
    }
    Ok(vec![
        PrivateNoteAdded {
            note_id: command.note_id,
            author: worker(&command.given)?,
            text: command.text.clone(),
            written_at: command.given.at,
        }
        .into(),
    ])
}

fn is(state: &AccessSheet, status: ProposalStatus) -> bool {
    state
        .proposal
        .as_ref()
        .is_some_and(|proposal| proposal.status == status)
}

fn sound(id: Uuid, sheet: &Sheet, given: &Given) -> Result<(), AccessSheetError> {
    let whose = subject_of(id, sheet.person);
    let people = about(whose, &sheet.people)?;
    let matter = about(whose, &sheet.matter)?;
    if people.contacts.len() > CONTACTS {
        return Err(AccessSheetError::TooManyContacts);
    }
    if matter.needs.len() > CODES || sheet.actions.len() > CODES {
        return Err(AccessSheetError::TooManyCodes);
    }
    if sheet.access.accessed_on > given.on() {
        return Err(AccessSheetError::DateInFuture);
    }
    if sheet.access.accessed_on < EARLIEST {
        return Err(AccessSheetError::DateTooEarly);
    }
    let mut codes = matter.needs.iter().chain(&sheet.actions);
    codes.try_for_each(|code| listed(code, sheet.access.accessed_on))
}

#[cfg(test)]
mod tests;
