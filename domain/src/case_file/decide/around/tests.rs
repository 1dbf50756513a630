//! Maggiore età, competenza, altro comune.

use crate::case_file::samples::{self, code, told};
use crate::case_file::{
    CaseFile, CaseFileCommand, CaseFileError, CaseFileEvent, CaseStatus, RaiseCompetenceReview,
    TaskStatus, TransferOut,
};
use crate::decider::Decider;
use crate::given::{day, given, when};
use crate::sample::office;

fn begun(more: Vec<CaseFileCommand>) -> CaseFile {
    let mut commands = vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
    ];
    commands.extend(more);
    given(told(commands))
}

fn refused(state: &CaseFile, command: impl Into<CaseFileCommand>) -> CaseFileError {
    state.decide(&command.into()).expect_err("refused")
}

#[test]
fn a_coming_of_age_is_a_task_that_is_answered_once_and_closes_nothing() {
    let state = begun(Vec::new());
    let choice = samples::choose_adult_path();
    assert_eq!(
        refused(&state, choice.clone()),
        CaseFileError::NothingToDecide
    );
    let mut early = samples::note_coming_of_age();
    early.turned_on = samples::sealed(day("2026-10-02"));
    assert_eq!(refused(&state, early), CaseFileError::DateInFuture);
    let state = when(state, samples::note_coming_of_age()).expect("noted");
    assert_eq!(state.of_age, Some(TaskStatus::Waiting));
    assert_eq!(state.status(), CaseStatus::Open);
    let again = state.decide(&samples::note_coming_of_age().into());
    assert_eq!(again, Ok(Vec::new()));
    let state = when(state, choice.clone()).expect("chosen");
    assert_eq!(state.status(), CaseStatus::Open);
    assert_eq!(refused(&state, choice), CaseFileError::NothingToDecide);
}

#[test]
fn a_move_to_the_district_of_another_office_is_a_task_and_no_transfer() {
    let state = begun(Vec::new());
    let same = RaiseCompetenceReview {
        office: office("centro-1"),
        ..samples::raise_competence_review()
    };
    assert_eq!(state.decide(&same.into()), Ok(Vec::new()));
    assert_eq!(
        refused(&state, samples::keep_competence()),
        CaseFileError::NothingToDecide
    );
    let state = when(state, samples::raise_competence_review()).expect("raised");
    assert_eq!(state.office, Some(office("centro-1")));
    let again = state.decide(&samples::raise_competence_review().into());
    assert_eq!(again, Ok(Vec::new()));
    let state = when(state, samples::keep_competence()).expect("kept");
    let later = when(state, samples::raise_competence_review()).expect("they moved again");
    assert_eq!(
        later.competence,
        Some((office("centro-2"), TaskStatus::Waiting))
    );
}

#[test]
fn a_case_that_leaves_for_another_municipality_is_closed_with_the_reason_of_the_list() {
    let state = begun(vec![samples::file_document().into()]);
    let with = |change: fn(&mut TransferOut)| {
        let mut command = samples::transfer_out();
        change(&mut command);
        command
    };
    let solved = with(|command| command.closure = code("sinba.closure-reason", "4"));
    assert_eq!(refused(&state, solved), CaseFileError::NotALeaving);
    assert_eq!(
        refused(&begun(Vec::new()), samples::transfer_out()),
        CaseFileError::NotRecorded
    );
    let late = with(|command| command.left_on = day("2026-10-02"));
    assert_eq!(refused(&state, late), CaseFileError::DateInFuture);
    let events = state
        .decide(&samples::transfer_out().into())
        .expect("accepted");
    assert!(matches!(
        events.as_slice(),
        [
            CaseFileEvent::TransferredOut(_),
            CaseFileEvent::CaseClosed(_)
        ]
    ));
    let running = when(state, samples::link_care_plan()).expect("linked");
    assert_eq!(
        refused(&running, samples::transfer_out()),
        CaseFileError::PlanRunning
    );
}

#[test]
fn the_municipality_that_bears_the_cost_is_no_matter_of_the_residence() {
    let state = begun(Vec::new());
    let before = state.clone();
    let mut late = samples::record_cost_municipality();
    late.from_on = day("2026-10-02");
    assert_eq!(refused(&state, late), CaseFileError::DateInFuture);
    let after = when(state, samples::record_cost_municipality()).expect("recorded");
    assert_eq!(after, before);
}
