//! Segnalare, aprire, prendere in carico, chiudere e riaprire.

use crate::case_file::samples::{self, told};
use crate::case_file::{
    By, CaseFile, CaseFileCommand, CaseFileError, CaseStatus, CloseCase, NoteDeath, OpenCase,
    ReceiveReport, ReopenCase, TakeInCharge,
};
use crate::decider::{Decider, Fact};
use crate::given::{day, given, when};
use crate::sample::{office, person};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::time::day_start;

fn file(commands: Vec<CaseFileCommand>) -> CaseFile {
    given(told(commands))
}

fn open() -> CaseFile {
    file(vec![
        samples::receive_report().into(),
        samples::open_case().into(),
    ])
}

fn in_charge() -> CaseFile {
    let managed = when(open(), samples::assign_case_manager()).expect("accepted");
    when(managed, samples::take_in_charge()).expect("accepted")
}

#[test]
fn a_case_goes_from_report_to_taking_in_charge_to_closing_to_a_new_episode() {
    let reported = file(vec![samples::receive_report().into()]);
    assert_eq!(reported.status(), CaseStatus::Reported);
    assert_eq!(open().status(), CaseStatus::Open);
    assert_eq!(in_charge().status(), CaseStatus::InCharge);
    let closed = when(in_charge(), samples::close_case()).expect("accepted");
    assert_eq!(closed.status(), CaseStatus::Closed);
    let again = when(closed, samples::reopen_case()).expect("accepted");
    assert_eq!(again.status(), CaseStatus::Open);
    assert_eq!(again.episodes.len(), 2);
    assert_eq!(again.person, Some(person(1)));
}

#[test]
fn every_event_was_true_on_a_day_of_its_own() {
    for event in samples::events() {
        assert!(event.effective_at().is_some(), "{event:?}");
    }
    let opened = &told(vec![
        samples::receive_report().into(),
        samples::open_case().into(),
    ])[1];
    assert_eq!(opened.effective_at(), Some(day_start(day("2026-03-03"))));
}

#[test]
fn a_later_report_joins_the_file_whatever_the_office_that_took_it() {
    let mut later = samples::receive_report();
    later.report.report_id = samples::id(0x11);
    let twice = when(open(), later).expect("accepted");
    assert_eq!(twice.records.len(), 2);
    let same = open().decide(&samples::receive_report().into());
    assert_eq!(same, Err(CaseFileError::AlreadyRecorded));
}

#[test]
fn nothing_is_done_before_there_is_a_file() {
    let nothing = CaseFile::default();
    assert_eq!(nothing.status(), CaseStatus::Nothing);
    let refused = nothing.decide(&samples::open_case().into());
    assert_eq!(refused, Err(CaseFileError::NotOnFile));
}

#[test]
fn a_personal_field_is_about_the_person_of_the_file_and_sealed_as_part_of_it() {
    let mut other = samples::receive_report();
    other.person_id = person(2);
    let refused = CaseFile::default().decide(&other.into());
    assert_eq!(refused, Err(CaseFileError::WrongSubject));
    let died_on = Personal::new(person(1), RetentionClass::Identity, day("2026-09-12"));
    let command = NoteDeath {
        died_on,
        ..samples::note_death()
    };
    assert_eq!(
        open().decide(&command.into()),
        Err(CaseFileError::WrongSubject)
    );
}

#[test]
fn an_episode_is_opened_once_and_a_closed_case_is_reopened() {
    let refused = open().decide(&samples::open_case().into());
    assert_eq!(refused, Err(CaseFileError::AlreadyOpen));
    let refused = open().decide(&samples::reopen_case().into());
    assert_eq!(refused, Err(CaseFileError::AlreadyOpen));
    let closed = when(open(), samples::close_case()).expect("accepted");
    let refused = closed.decide(&samples::open_case().into());
    assert_eq!(refused, Err(CaseFileError::ClosedBefore));
    let reported = file(vec![samples::receive_report().into()]);
    let refused = reported.decide(&samples::reopen_case().into());
    assert_eq!(refused, Err(CaseFileError::NeverClosed));
}

#[test]
fn dates_that_contradict_each_other_or_the_calendar_are_refused() {
    let command = OpenCase {
        opened_on: day("2026-10-02"),
        ..samples::open_case()
    };
    let reported = file(vec![samples::receive_report().into()]);
    assert_eq!(
        reported.decide(&command.into()),
        Err(CaseFileError::DateInFuture)
    );
    let command = CloseCase {
        closed_on: day("2026-03-02"),
        ..samples::close_case()
    };
    assert_eq!(
        open().decide(&command.into()),
        Err(CaseFileError::DatesContradict)
    );
    let closed = when(open(), samples::close_case()).expect("accepted");
    let command = ReopenCase {
        opened_on: day("2026-09-29"),
        ..samples::reopen_case()
    };
    assert_eq!(
        closed.decide(&command.into()),
        Err(CaseFileError::DatesContradict)
    );
}

#[test]
fn a_case_is_taken_in_charge_by_its_manager() {
    let refused = open().decide(&samples::take_in_charge().into());
    assert_eq!(refused, Err(CaseFileError::NoManager));
    let again = TakeInCharge {
        from_on: day("2026-04-01"),
        ..samples::take_in_charge()
    };
    assert_eq!(in_charge().decide(&again.into()), Ok(Vec::new()));
    let closed = when(in_charge(), samples::close_case()).expect("accepted");
    let refused = closed.decide(&samples::take_in_charge().into());
    assert_eq!(refused, Err(CaseFileError::NotOpen));
}

#[test]
fn a_case_does_not_close_while_a_plan_runs() {
    let planned = when(in_charge(), samples::link_care_plan()).expect("accepted");
    let refused = planned.decide(&samples::close_case().into());
    assert_eq!(refused, Err(CaseFileError::PlanRunning));
    let ended = when(planned, samples::end_care_plan()).expect("accepted");
    let closed = when(ended, samples::close_case()).expect("accepted");
    assert_eq!(closed.status(), CaseStatus::Closed);
}

#[test]
fn a_case_closes_together_with_every_plan_that_runs_and_with_no_other() {
    let planned = when(in_charge(), samples::link_care_plan()).expect("accepted");
    let with = |plans: &[u128]| CloseCase {
        closes: plans.iter().map(|plan| samples::id(*plan)).collect(),
        ..samples::close_case()
    };
    let refused = planned.decide(&with(&[0x90, 0x91]).into());
    assert_eq!(refused, Err(CaseFileError::NotRecorded));
    let closed = when(planned, with(&[0x90])).expect("accepted");
    assert_eq!(closed.status(), CaseStatus::Closed);
    assert!(closed.plans.values().all(|is_running| !is_running));
}

#[test]
fn a_case_does_not_close_while_a_child_is_in_urgent_protection_or_a_transfer_waits() {
    let protected = when(in_charge(), samples::start_urgent_protection()).expect("accepted");
    let refused = protected.decide(&samples::close_case().into());
    assert_eq!(refused, Err(CaseFileError::ProtectionRunning));
    let moving = when(in_charge(), samples::request_transfer()).expect("accepted");
    let refused = moving.decide(&samples::close_case().into());
    assert_eq!(refused, Err(CaseFileError::TransferPending));
}

#[test]
fn a_death_is_noted_once_and_does_not_close_the_case() {
    let noted = when(in_charge(), samples::note_death()).expect("accepted");
    assert_eq!(noted.status(), CaseStatus::InCharge);
    let refused = noted.decide(&samples::note_death().into());
    assert_eq!(refused, Err(CaseFileError::AlreadyDead));
    let tomorrow = NoteDeath {
        died_on: samples::sealed(day("2026-10-02")),
        ..samples::note_death()
    };
    assert_eq!(
        in_charge().decide(&tomorrow.into()),
        Err(CaseFileError::DateInFuture)
    );
}

#[test]
fn another_office_may_report_about_anybody_and_learns_nothing_of_their_file() {
    let elsewhere = samples::given_by(By::Office(samples::worker("centro-2", "leonardi")));
    let mut report = ReceiveReport {
        given: elsewhere.clone(),
        office: office("centro-2"),
        ..samples::receive_report()
    };
    report.report.report_id = samples::id(0x11);
    let nothing = CaseFile::default().decide(&report.clone().into());
    let joined = open().decide(&report.clone().into()).expect("accepted");
    assert_eq!(nothing.map(|events| events.len()), Ok(joined.len()));
    let file = when(open(), report).expect("accepted");
    assert_eq!(
        file.office,
        Some(office("centro-1")),
        "it stays where it was"
    );
    let open = OpenCase {
        given: elsewhere,
        ..samples::open_case()
    };
    let refused = file.decide(&open.into());
    assert_eq!(refused, Err(CaseFileError::OutOfSight));
}

#[test]
fn nobody_works_on_a_case_before_it_was_reported_nor_before_anybody_could() {
    let reported = file(vec![samples::receive_report().into()]);
    for (opened_on, refusal) in [
        ("2026-03-01", CaseFileError::DatesContradict),
        ("1899-12-31", CaseFileError::DateTooEarly),
    ] {
        let command = OpenCase {
            opened_on: day(opened_on),
            ..samples::open_case()
        };
        assert_eq!(reported.decide(&command.into()), Err(refusal));
    }
    let mut earlier = samples::receive_report();
    earlier.report.report_id = samples::id(0x11);
    earlier.report.received_on = day("2026-02-20");
    let known = when(reported, earlier).expect("accepted");
    let since = OpenCase {
        opened_on: day("2026-02-20"),
        ..samples::open_case()
    };
    assert!(known.decide(&since.into()).is_ok(), "the earliest counts");
}

#[test]
fn nobody_dies_before_they_were_born() {
    let died = |died_on: &str, born_on: Option<&str>| {
        let command = NoteDeath {
            died_on: samples::sealed(day(died_on)),
            born_on: born_on.map(day),
            ..samples::note_death()
        };
        in_charge()
            .decide(&command.into())
            .map(|events| events.len())
    };
    let early = Err(CaseFileError::DateTooEarly);
    assert_eq!(died("1944-05-02", Some("1944-05-03")), early);
    assert_eq!(died("1944-05-03", Some("1944-05-03")), Ok(1));
    assert_eq!(died("1899-12-31", None), early);
}
