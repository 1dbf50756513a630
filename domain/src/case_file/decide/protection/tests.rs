//! Protezione d'urgenza (c.c. art. 403).

use crate::case_file::samples::{self, given_by, told, worker};
use crate::case_file::{
    By, CaseFile, CaseFileCommand, CaseFileError, CaseFileEvent, EndUrgentProtection,
    LapseProtectionTerm, ProtectionStep, RecordProtectionStep, StartUrgentProtection,
};
use crate::decider::Decider;
use crate::given::{at, day, given, when};
use crate::sample::office;

fn placed() -> CaseFile {
    given(told(vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
        samples::start_urgent_protection().into(),
    ]))
}

fn step(step: ProtectionStep, done_at: &str) -> RecordProtectionStep {
    RecordProtectionStep {
        step,
        done_at: at(done_at),
        ..samples::record_protection_step()
    }
}

fn due(file: &CaseFile) -> Option<(ProtectionStep, String)> {
    let due = file.protection.as_ref()?.due?;
    Some((due.step, due.due_at.format("%d %H:%M").to_string()))
}

#[test]
fn the_terms_run_from_the_placement_and_from_each_step() {
    use ProtectionStep::{ActTransmitted, CourtDecided, HearingHeld, OralNotice, ValidationAsked};
    let mut file = placed();
    let steps = [
        (
            OralNotice,
            "2026-09-28T10:00:00Z",
            ActTransmitted,
            "29 09:00",
        ),
        (
            ActTransmitted,
            "2026-09-28T18:00:00Z",
            ValidationAsked,
            "01 18:00",
        ),
        (
            ValidationAsked,
            "2026-09-29T12:00:00Z",
            CourtDecided,
            "01 12:00",
        ),
        (
            CourtDecided,
            "2026-09-30T12:00:00Z",
            HearingHeld,
            "15 12:00",
        ),
    ];
    for (done, done_at, next, due_at) in steps {
        file = when(file, step(done, done_at)).expect("accepted");
        assert_eq!(due(&file), Some((next, due_at.to_owned())));
    }
    file = when(file, step(HearingHeld, "2026-10-01T08:00:00Z")).expect("accepted");
    assert_eq!(due(&file), None);
}

#[test]
fn the_file_is_the_teams_alone_while_a_child_is_in_urgent_protection() {
    let restriction = placed().restriction.expect("restricted");
    assert_eq!(restriction.team, office("equipe-minori"));
    let refused = placed().decide(&samples::lift_restriction().into());
    assert_eq!(refused, Err(CaseFileError::ProtectionRunning));
}

#[test]
fn a_step_after_its_term_is_late_and_steps_have_an_order() {
    let file = placed();
    let late = file.decide(&step(ProtectionStep::OralNotice, "2026-09-29T09:00:01Z").into());
    let events = late.expect("accepted");
    let CaseFileEvent::ProtectionStepRecorded(event) = &events[0] else {
        panic!("not a step: {events:?}");
    };
    assert!(event.late);
    for (command, refusal) in [
        (
            step(ProtectionStep::CourtDecided, "2026-09-28T10:00:00Z"),
            CaseFileError::StepOutOfOrder,
        ),
        (
            step(ProtectionStep::OralNotice, "2026-09-28T08:59:59Z"),
            CaseFileError::DatesContradict,
        ),
        (
            step(ProtectionStep::OralNotice, "2026-10-02T09:00:00Z"),
            CaseFileError::DateInFuture,
        ),
    ] {
        assert_eq!(file.decide(&command.into()), Err(refusal));
    }
}

#[test]
fn a_term_lapses_once_and_only_after_its_last_instant() {
    let mut early = samples::lapse_protection_term();
    early.given.at = at("2026-09-29T09:00:00Z");
    assert_eq!(
        placed().decide(&early.into()),
        Err(CaseFileError::TermNotLapsed)
    );
    let lapsed = when(placed(), samples::lapse_protection_term()).expect("accepted");
    assert_eq!(
        lapsed.decide(&samples::lapse_protection_term().into()),
        Ok(Vec::new())
    );
    let other = LapseProtectionTerm {
        step: ProtectionStep::HearingHeld,
        ..samples::lapse_protection_term()
    };
    assert_eq!(
        lapsed.decide(&other.into()),
        Err(CaseFileError::StepOutOfOrder)
    );
}

#[test]
fn one_protection_at_a_time_begins_in_the_past_and_ends_after_it_began() {
    let refused = placed().decide(&samples::start_urgent_protection().into());
    assert_eq!(refused, Err(CaseFileError::ProtectionUnderWay));
    let before = EndUrgentProtection {
        ended_at: at("2026-09-28T08:00:00Z"),
        ..samples::end_urgent_protection()
    };
    assert_eq!(
        placed().decide(&before.into()),
        Err(CaseFileError::DatesContradict)
    );
    let ended = when(placed(), samples::end_urgent_protection()).expect("accepted");
    let commands: [CaseFileCommand; 2] = [
        samples::end_urgent_protection().into(),
        samples::record_protection_step().into(),
    ];
    for command in commands {
        assert_eq!(ended.decide(&command), Err(CaseFileError::NoProtection));
    }
    let tomorrow = StartUrgentProtection {
        placed_at: at("2026-10-02T09:00:00Z"),
        ..samples::start_urgent_protection()
    };
    assert_eq!(
        ended.decide(&tomorrow.into()),
        Err(CaseFileError::DateInFuture)
    );
}

#[test]
fn a_protection_ends_after_its_last_step() {
    let file = when(placed(), samples::record_protection_step()).expect("accepted");
    let end = |ended_at: &str| EndUrgentProtection {
        ended_at: at(ended_at),
        ..samples::end_urgent_protection()
    };
    assert_eq!(
        file.decide(&end("2026-09-28T09:59:59Z").into()),
        Err(CaseFileError::DatesContradict)
    );
    assert!(file.decide(&end("2026-09-28T10:00:00Z").into()).is_ok());
}

fn reported() -> CaseFile {
    given(told(vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
        samples::grant_access().into(),
    ]))
}

#[test]
fn a_child_is_placed_who_was_born_is_no_adult_and_was_placed_lately() {
    for (born_on, placed_at, refusal) in [
        (
            Some("2008-09-28"),
            "2026-09-28T09:00:00Z",
            CaseFileError::NotAMinor,
        ),
        (
            Some("2026-09-29"),
            "2026-09-28T09:00:00Z",
            CaseFileError::DateTooEarly,
        ),
        (None, "2026-08-31T09:00:00Z", CaseFileError::DateTooEarly),
        (None, "0001-01-01T09:00:00Z", CaseFileError::DateTooEarly),
    ] {
        let command = StartUrgentProtection {
            born_on: born_on.map(day),
            placed_at: at(placed_at),
            ..samples::start_urgent_protection()
        };
        assert_eq!(reported().decide(&command.into()), Err(refusal));
    }
    for born_on in [Some("2008-09-29"), Some("2026-09-28"), None] {
        let command = StartUrgentProtection {
            born_on: born_on.map(day),
            ..samples::start_urgent_protection()
        };
        assert!(reported().decide(&command.into()).is_ok(), "{born_on:?}");
    }
}

#[test]
fn an_office_that_only_reads_a_file_takes_no_child_away() {
    let by = |by: By| StartUrgentProtection {
        given: given_by(by),
        ..samples::start_urgent_protection()
    };
    let guest = By::Team(worker("centro-3", "psicologa"));
    assert!(reported().is_open_to(&guest, samples::given().on()));
    assert_eq!(
        reported().decide(&by(guest).into()),
        Err(CaseFileError::ProtectionElsewhere)
    );
    let team = By::Team(worker("equipe-minori", "psicologa"));
    let theirs = when(reported(), samples::restrict_access()).expect("accepted");
    assert!(theirs.decide(&by(team).into()).is_ok(), "the team itself");
    let closed = StartUrgentProtection {
        team_is_open: false,
        ..samples::start_urgent_protection()
    };
    assert_eq!(
        reported().decide(&closed.into()),
        Err(CaseFileError::OfficeClosed)
    );
}
