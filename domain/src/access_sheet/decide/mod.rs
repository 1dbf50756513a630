//! One line per command.

use super::{AccessSheet, AccessSheetCommand, AccessSheetError, AccessSheetEvent, subject_of};
use crate::case_file::{Given, SchemeCode, Worker};
use crate::shared::ids::SubjectId;
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::schemes::Unfit;
use chrono::NaiveDate;

mod access;
mod proposal;

type Decided = Result<Vec<AccessSheetEvent>, AccessSheetError>;

pub(super) fn decide(state: &AccessSheet, command: &AccessSheetCommand) -> Decided {
    use AccessSheetCommand as C;
    match command {
        C::RecordAccess(command) => access::record(state, command),
        C::CorrectAccess(command) => access::correct(state, command),
        C::ConcludeAccess(command) => access::conclude(state, command),
        C::AddPrivateNote(command) => access::note(state, command),
        C::SeeProposal(command) => proposal::see(state, command),
        C::RejectProposal(command) => proposal::reject(state, command),
        C::TakeUpProposal(command) => proposal::take_up(state, command),
    }
}

/// Whoever gives a command is somebody at an office.
fn worker(given: &Given) -> Result<Worker, AccessSheetError> {
    given
        .by
        .worker()
        .cloned()
        .ok_or(AccessSheetError::OutOfSight)
}

/// With whose key the sheet is sealed now.
fn subject(state: &AccessSheet) -> Result<SubjectId, AccessSheetError> {
    match (state.sheet_id, &state.sheet) {
        (Some(id), Some(sheet)) => Ok(subject_of(id, sheet.person)),
        (None, _) | (_, None) => Err(AccessSheetError::NotOnFile),
    }
}

/// A code is one of a list that is known, on the day it is used.
fn listed(code: &SchemeCode, on: NaiveDate) -> Result<(), AccessSheetError> {
    code.fits(on).map_err(|unfit| match unfit {
        Unfit::SchemeUnknown => AccessSheetError::SchemeUnknown,
        Unfit::CodeNotValid => AccessSheetError::CodeNotValid,
    })
}

/// A field in clear, to be sealed with this key.
fn about<T>(whose: SubjectId, field: &Personal<T>) -> Result<&T, AccessSheetError> {
    match field {
        Personal::Clear {
            subject,
            class: RetentionClass::CaseFile,
            value,
        } if *subject == whose => Ok(value),
        Personal::Clear { .. } | Personal::Sealed(_) | Personal::Erased { .. } => {
            Err(AccessSheetError::WrongSubject)
        }
    }
}
