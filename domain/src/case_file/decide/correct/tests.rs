//! Rettificare: as of every day, what was true then as it is known since.

use crate::case_file::samples::{self, told};
use crate::case_file::{
    AssignCaseManager, CaseFile, CaseFileCommand, CaseFileError, CaseFileEvent, CaseStatus,
    CorrectRecord, Correction, Household, Isee, Need, SchemeCode,
};
use crate::decider::{Decider, Fact};
use crate::given::{day, given};
use crate::shared::time::{day_start, rome_day};
use chrono::NaiveDate;

fn opened(more: Vec<CaseFileCommand>) -> Vec<CaseFileCommand> {
    let mut commands = vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
        samples::take_in_charge().into(),
    ];
    commands.extend(more);
    commands
}

fn correction(correction: Correction) -> CaseFileCommand {
    CorrectRecord {
        correction,
        ..samples::correct_record()
    }
    .into()
}

/// The file as of a day, as a replay on the axis of truth makes it.
fn as_of(events: &[CaseFileEvent], on: &str) -> CaseFile {
    let until = day_start(day(on));
    let at = |event: &&CaseFileEvent| event.effective_at().expect("each has its own day");
    let mut held: Vec<_> = events.iter().filter(|event| at(event) <= until).collect();
    held.sort_by_key(at);
    let mut state = CaseFile::default();
    for event in held {
        state.evolve(event);
    }
    state
}

fn refused(commands: Vec<CaseFileCommand>, wrong: Correction) -> CaseFileError {
    let file: CaseFile = given(told(commands));
    file.decide(&correction(wrong)).expect_err("refused")
}

#[test]
fn the_effect_date_an_author_names_is_the_one_that_follows_from_both_records() {
    let recorded = opened(vec![
        samples::record_need().into(),
        samples::link_application().into(),
    ]);
    let file: CaseFile = given(told(recorded));
    let named = |correction: &Correction, effect_on: &str| {
        let command = CorrectRecord {
            correction: correction.clone(),
            effect_on: Some(day(effect_on)),
            ..samples::correct_record()
        };
        file.decide(&command.into()).map(|events| events.len())
    };
    let link = Correction::Application(samples::link_application().application_id);
    let linked_on = rome_day(samples::given().at).to_string();
    // A need is on file since 6 March: put earlier it counts from the new day, put later from the old one.
    for (correction, right, wrong) in [
        (
            Correction::Need(need("2026-03-02")),
            "2026-03-02",
            "2026-03-06",
        ),
        (
            Correction::Need(need("2026-04-01")),
            "2026-03-06",
            "2026-04-01",
        ),
        (manager("2026-03-03"), "2026-03-03", "2026-03-04"),
        (link, linked_on.as_str(), "2026-03-06"),
    ] {
        assert!(named(&correction, right).is_ok(), "{correction:?}");
        let refused = named(&correction, wrong);
        assert_eq!(
            refused,
            Err(CaseFileError::DatesContradict),
            "{correction:?}"
        );
    }
}

fn manager(from_on: &str) -> Correction {
    Correction::CaseManager {
        worker: samples::worker("centro-1", "ferrante"),
        began_on: day("2026-03-04"),
        from_on: day(from_on),
    }
}

#[test]
fn a_case_manager_began_earlier_or_later_than_was_written() {
    for (from_on, nobody_on, already_on) in [
        ("2026-03-03", "2026-03-02", "2026-03-03"),
        ("2026-03-05", "2026-03-04", "2026-03-05"),
    ] {
        let events = told(opened(vec![correction(manager(from_on))]));
        assert_eq!(as_of(&events, nobody_on).manager, None, "{from_on}");
        for on in [already_on, "2026-09-01"] {
            let known = as_of(&events, on).manager.expect("somebody");
            assert_eq!(known.from_on, day(from_on), "{on}");
        }
        let now = given::<CaseFile>(events).manager.expect("somebody");
        assert_eq!(now.from_on, day(from_on));
    }
}

#[test]
fn every_day_still_belongs_to_one_case_manager() {
    let next = AssignCaseManager {
        to: samples::worker("centro-1", "grasso"),
        from_on: day("2026-05-04"),
        ..samples::assign_case_manager()
    };
    let second = |from_on: &str| Correction::CaseManager {
        worker: samples::worker("centro-1", "grasso"),
        began_on: day("2026-05-04"),
        from_on: day(from_on),
    };
    let commands = opened(vec![next.into(), correction(second("2026-04-20"))]);
    let events = told(commands.clone());
    for (on, who) in [("2026-04-19", "ferrante"), ("2026-04-20", "grasso")] {
        let manager = as_of(&events, on).manager.expect("somebody");
        assert_eq!(manager.worker.actor.as_str(), who, "{on}");
    }
    let wrong = refused(commands.clone(), second("2026-04-20"));
    assert_eq!(wrong, CaseFileError::NotRecorded, "no longer on file so");
    for wrong in [manager("2026-04-21"), manager("2026-10-02")] {
        let refused = refused(commands.clone(), wrong);
        assert!(
            [CaseFileError::DatesContradict, CaseFileError::DateInFuture].contains(&refused),
            "{refused:?}"
        );
    }
}

#[test]
fn an_episode_opened_earlier_or_later_than_was_written() {
    let opening = |opened_on: &str| Correction::Opening {
        episode: 1,
        opened_on: day(opened_on),
    };
    for (opened_on, before) in [("2026-03-02", "2026-03-01"), ("2026-03-05", "2026-03-04")] {
        let events = told(opened(vec![correction(opening(opened_on))]));
        let status = |on: &str| as_of(&events, on).status();
        assert!(
            [CaseStatus::Reported, CaseStatus::Nothing].contains(&status(before)),
            "{opened_on}"
        );
        assert_eq!(status(opened_on), CaseStatus::Open, "{opened_on}");
        assert_eq!(status("2026-03-06"), CaseStatus::InCharge, "{opened_on}");
        let now = given::<CaseFile>(events);
        assert_eq!(now.status(), CaseStatus::InCharge);
        assert_eq!(now.episodes[0].opened_on, day(opened_on));
    }
    let after_charge = refused(opened(vec![]), opening("2026-03-07"));
    assert_eq!(after_charge, CaseFileError::DatesContradict);
    let none = Correction::Opening {
        episode: 2,
        opened_on: day("2026-03-02"),
    };
    assert_eq!(refused(opened(vec![]), none), CaseFileError::NotRecorded);
}

#[test]
fn an_episode_closed_earlier_or_later_than_was_written() {
    let closing = |closed_on: &str| Correction::Closing {
        episode: 1,
        closed_on: day(closed_on),
    };
    for (closed_on, before) in [("2026-09-15", "2026-09-14"), ("2026-10-01", "2026-09-30")] {
        let close = samples::close_case().into();
        let events = told(opened(vec![close, correction(closing(closed_on))]));
        let status = |on: &str| as_of(&events, on).status();
        assert_eq!(status(before), CaseStatus::InCharge, "{closed_on}");
        assert_eq!(status("2026-10-01"), CaseStatus::Closed, "{closed_on}");
        let now = given::<CaseFile>(events);
        assert_eq!(now.episodes[0].closed_on, Some(day(closed_on)));
    }
    let again = vec![samples::close_case().into(), samples::reopen_case().into()];
    let events = told(opened(
        [again.clone(), vec![correction(closing("2026-09-01"))]].concat(),
    ));
    assert_eq!(as_of(&events, "2026-09-29").status(), CaseStatus::Closed);
    assert_eq!(given::<CaseFile>(events).status(), CaseStatus::Open);
    let still_open = refused(opened(vec![]), closing("2026-09-01"));
    assert_eq!(still_open, CaseFileError::NotRecorded);
    let before_charge = refused(opened(again), closing("2026-03-05"));
    assert_eq!(before_charge, CaseFileError::DatesContradict);
}

fn household(from_on: &str) -> Household {
    Household {
        from_on: day(from_on),
        ..samples::record_household().household
    }
}

#[test]
fn a_version_of_a_household_takes_the_place_of_another() {
    let corrected = Correction::Household {
        began_on: day("2026-03-02"),
        household: household("2026-03-10"),
    };
    let record = samples::record_household();
    let events = told(opened(vec![
        record.clone().into(),
        correction(corrected.clone()),
    ]));
    assert!(as_of(&events, "2026-03-09").on_file.households.is_empty());
    let known = as_of(&events, "2026-03-10").on_file.households;
    assert_eq!(known, [household("2026-03-10")]);
    let mut third = record.clone();
    third.household = household("2026-03-10");
    let both = opened(vec![record.into(), third.into()]);
    assert_eq!(refused(both, corrected), CaseFileError::AlreadyRecorded);
}

fn need(from_on: &str) -> Need {
    Need {
        from_on: day(from_on),
        ..samples::record_need().need
    }
}

fn has_need(events: &[CaseFileEvent], on: &str) -> bool {
    as_of(events, on)
        .on_file
        .needs
        .contains_key(&samples::id(0x20))
}

#[test]
fn a_need_began_earlier_or_later_and_keeps_its_end() {
    for (from_on, before) in [("2026-03-01", "2026-02-28"), ("2026-04-01", "2026-03-31")] {
        let events = told(opened(vec![
            samples::record_need().into(),
            samples::end_need().into(),
            correction(Correction::Need(need(from_on))),
        ]));
        assert!(!has_need(&events, before), "{from_on}");
        assert!(has_need(&events, from_on), "{from_on}");
        for state in [as_of(&events, "2026-09-30"), given(events)] {
            let known = &state.on_file.needs[&samples::id(0x20)];
            assert_eq!(known.need.from_on, day(from_on));
            assert!(known.ended.is_some());
        }
    }
    let ended = opened(vec![
        samples::record_need().into(),
        samples::end_need().into(),
    ]);
    let after_its_end = refused(ended, Correction::Need(need("2026-09-02")));
    assert_eq!(after_its_end, CaseFileError::DatesContradict);
    let unknown = refused(opened(vec![]), Correction::Need(need("2026-03-06")));
    assert_eq!(unknown, CaseFileError::NotRecorded);
}

#[test]
fn what_was_put_right_twice_is_as_it_was_put_last() {
    let events = told(opened(vec![
        samples::record_need().into(),
        correction(Correction::Need(need("2026-04-01"))),
        correction(Correction::Need(need("2026-03-01"))),
    ]));
    for on in ["2026-03-01", "2026-03-06", "2026-04-01"] {
        let known = as_of(&events, on).on_file.needs[&samples::id(0x20)].clone();
        assert_eq!(known.need.from_on, day("2026-03-01"), "{on}");
    }
}

fn isee(issued_on: &str, expires_on: NaiveDate) -> Isee {
    Isee {
        issued_on: day(issued_on),
        expires_on,
        ..samples::record_isee().isee
    }
}

#[test]
fn an_isee_that_expired_by_mistake_is_in_force_again() {
    let right = isee("2026-03-01", day("2026-12-31"));
    let events = told(opened(vec![
        samples::record_isee().into(),
        samples::expire_isee().into(),
        correction(Correction::Isee(right.clone())),
    ]));
    for state in [as_of(&events, "2026-10-01"), given(events.clone())] {
        let in_force = state.isees.get(&right.isee_id);
        assert_eq!(in_force, Some(&right.expires_on));
    }
    assert!(
        as_of(&events, "2026-03-01")
            .isees
            .contains_key(&right.isee_id)
    );
    let later = isee("2026-05-01", day("2026-12-31"));
    let events = told(opened(vec![
        samples::record_isee().into(),
        correction(Correction::Isee(later.clone())),
    ]));
    assert!(as_of(&events, "2026-04-30").isees.is_empty());
    let contradiction = isee("2026-05-01", day("2026-04-01"));
    let refused = refused(
        opened(vec![samples::record_isee().into()]),
        Correction::Isee(contradiction),
    );
    assert_eq!(refused, CaseFileError::DatesContradict);
}

#[test]
fn an_assessment_and_a_measure_have_another_day() {
    let mut done = samples::record_assessment().assessment;
    done.done_on = day("2026-04-10");
    let mut measure = samples::record_court_measure().measure;
    measure.issued_on = day("2026-04-20");
    let events = told(opened(vec![
        samples::record_assessment().into(),
        samples::record_court_measure().into(),
        correction(Correction::Assessment(done)),
        correction(Correction::CourtMeasure(measure)),
    ]));
    for (on, assessments, measures) in [
        ("2026-04-09", 0, 0),
        ("2026-04-10", 1, 0),
        ("2026-04-20", 1, 1),
        ("2026-05-04", 1, 1),
    ] {
        let known = as_of(&events, on).on_file;
        let found = (known.assessments.len(), known.measures.len());
        assert_eq!(found, (assessments, measures), "{on}");
    }
}

#[test]
fn an_application_of_somebody_else_is_no_longer_linked() {
    let id = samples::link_application().application_id;
    let commands = opened(vec![
        samples::link_application().into(),
        correction(Correction::Application(id)),
    ]);
    let file: CaseFile = given(told(commands.clone()));
    assert!(file.applications.is_empty());
    let twice = refused(commands, Correction::Application(id));
    assert_eq!(twice, CaseFileError::NotRecorded);
}

#[test]
fn codes_are_those_of_the_lists() {
    for (code, expected) in [
        (samples::code("isee.kind", "7"), CaseFileError::CodeNotValid),
        (
            samples::code("isee.kinds", "1"),
            CaseFileError::SchemeUnknown,
        ),
    ] {
        let with = |kind: SchemeCode| Isee {
            kind,
            ..samples::record_isee().isee
        };
        let mut record = samples::record_isee();
        record.isee = with(code.clone());
        let file: CaseFile = given(told(opened(vec![])));
        assert_eq!(file.decide(&record.into()), Err(expected));
        let wrong = Correction::Isee(with(code));
        let refused = refused(opened(vec![samples::record_isee().into()]), wrong);
        assert_eq!(refused, expected);
    }
}
