//! Registrare, rettificare e chiudere un accesso.

use crate::access_sheet::samples::{self, SHEET};
use crate::access_sheet::{
    AccessOutcome, AccessSheet, AccessSheetError, AddPrivateNote, ConcludeAccess, CorrectAccess,
    Matter, RecordAccess, Sheet, SheetPeople, subject_of,
};
use crate::case_file::{By, Given};
use crate::decider::Decider;
use crate::given::{day, when};
use crate::sample::{office, person, short};
use crate::shared::personal::{Personal, RetentionClass};

fn recorded() -> AccessSheet {
    when(AccessSheet::default(), samples::record_access()).expect("recorded")
}

fn refused(
    state: &AccessSheet,
    command: impl Into<crate::access_sheet::AccessSheetCommand>,
) -> AccessSheetError {
    state.decide(&command.into()).expect_err("refused")
}

#[test]
fn a_sheet_about_nobody_identified_is_sealed_with_its_own_key() {
    let state = recorded();
    let sheet = state.sheet.as_ref().expect("a sheet");
    assert_eq!(sheet.person, None);
    assert_eq!(sheet.people.subject(), subject_of(SHEET, None));
    assert_eq!(
        state.standing(&samples::correct_access().into()).office,
        Some(office("sportello"))
    );
}

#[test]
fn a_sheet_is_recorded_once_by_somebody_at_a_desk() {
    assert_eq!(
        refused(&recorded(), samples::record_access()),
        AccessSheetError::AlreadyRecorded
    );
    let mut command = samples::record_access();
    command.given.by = By::Nobody;
    assert_eq!(
        refused(&AccessSheet::default(), command),
        AccessSheetError::OutOfSight
    );
    for command in [
        samples::correct_access().into(),
        samples::conclude_access().into(),
        crate::access_sheet::AccessSheetCommand::from(samples::add_private_note()),
    ] {
        assert_eq!(
            refused(&AccessSheet::default(), command),
            AccessSheetError::NotOnFile
        );
    }
}

#[test]
fn a_sheet_says_only_what_a_sheet_can() {
    let nothing = AccessSheet::default();
    let with = |change: fn(&mut Sheet)| {
        let mut command: RecordAccess = samples::record_access();
        change(&mut command.sheet);
        command
    };
    let early = with(|sheet| sheet.access.accessed_on = day("1899-12-31"));
    assert_eq!(refused(&nothing, early), AccessSheetError::DateTooEarly);
    let late = with(|sheet| sheet.access.accessed_on = day("2026-10-02"));
    assert_eq!(refused(&nothing, late), AccessSheetError::DateInFuture);
    let other = with(|sheet| sheet.person = Some(person(2)));
    assert_eq!(refused(&nothing, other), AccessSheetError::WrongSubject);
    let many = with(|sheet| {
        let one = crate::access_sheet::Named {
            name: short("Ada Nicosia"),
            relation: None,
            contact: None,
        };
        let people = SheetPeople {
            contacts: vec![one; 4],
            ..SheetPeople::default()
        };
        sheet.people = samples::sealed(None, people);
    });
    assert_eq!(refused(&nothing, many), AccessSheetError::TooManyContacts);
    let codes = with(|sheet| {
        let code = sheet.actions[0].clone();
        sheet.actions = vec![code; 21];
    });
    assert_eq!(refused(&nothing, codes), AccessSheetError::TooManyCodes);
}

#[test]
fn what_was_needed_and_done_is_a_code_of_the_lists() {
    let nothing = AccessSheet::default();
    for (code, expected) in [
        (
            samples::code("siso.diary", "24"),
            AccessSheetError::CodeNotValid,
        ),
        (
            samples::code("siso.diaries", "5"),
            AccessSheetError::SchemeUnknown,
        ),
    ] {
        let mut done = samples::record_access();
        done.sheet.actions = vec![code.clone()];
        assert_eq!(refused(&nothing, done), expected);
        let mut needed = samples::record_access();
        let matter = needed.sheet.matter.reveal().expect("clear").clone();
        let needs = vec![code];
        needed.sheet.matter = samples::sealed(None, Matter { needs, ..matter });
        assert_eq!(refused(&nothing, needed), expected);
    }
}

#[test]
fn a_correction_may_say_who_the_person_is_and_seals_anew() {
    let state = when(recorded(), samples::correct_access()).expect("corrected");
    let sheet = state.sheet.as_ref().expect("a sheet");
    assert_eq!(sheet.people.subject(), subject_of(SHEET, Some(person(1))));
    let still_the_sheets = AddPrivateNote {
        text: Personal::new(
            subject_of(SHEET, None),
            RetentionClass::CaseFile,
            samples::add_private_note()
                .text
                .reveal()
                .expect("clear")
                .clone(),
        ),
        ..samples::add_private_note()
    };
    assert_eq!(
        refused(&state, still_the_sheets),
        AccessSheetError::WrongSubject
    );
    let noted = when(state, samples::add_private_note()).expect("noted");
    assert_eq!(
        refused(&noted, samples::add_private_note()),
        AccessSheetError::AlreadyRecorded
    );
}

#[test]
fn a_proposal_names_an_open_office_and_only_a_proposal_names_one() {
    let state = recorded();
    let ending = |outcome, to: Option<&str>, target_is_open| ConcludeAccess {
        outcome,
        to: to.map(office),
        target_is_open,
        ..samples::conclude_access()
    };
    for (outcome, to) in [
        (AccessOutcome::Proposed, None),
        (AccessOutcome::Concluded, Some("centro-1")),
        (AccessOutcome::Referred, Some("centro-1")),
    ] {
        assert_eq!(
            refused(&state, ending(outcome, to, true)),
            AccessSheetError::TargetUnfit
        );
    }
    let closed = ending(AccessOutcome::Proposed, Some("centro-1"), false);
    assert_eq!(refused(&state, closed), AccessSheetError::OfficeClosed);
    let ended = when(state, ending(AccessOutcome::Concluded, None, false)).expect("concluded");
    assert_eq!(ended.proposal, None);
    assert_eq!(
        refused(&ended, samples::conclude_access()),
        AccessSheetError::AlreadyConcluded
    );
}

#[test]
fn a_sheet_that_was_taken_up_is_not_corrected_any_more() {
    let mut state = recorded();
    for command in [
        crate::access_sheet::AccessSheetCommand::from(samples::correct_access()),
        samples::conclude_access().into(),
        samples::take_up_proposal().into(),
    ] {
        state = when(state, command).expect("accepted");
    }
    let again: CorrectAccess = CorrectAccess {
        given: Given {
            ..samples::at_desk()
        },
        ..samples::correct_access()
    };
    assert_eq!(refused(&state, again), AccessSheetError::TakenUp);
}
