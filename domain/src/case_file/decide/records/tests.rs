//! Nucleo, bisogni, ISEE, valutazioni, provvedimenti e collegamenti.

use crate::case_file::samples::{self, given_by, told};
use crate::case_file::{
    By, CaseFile, CaseFileCommand, CaseFileError, EndNeed, ExpireIsee, LinkApplication, Member,
    RecordHousehold, RecordIsee,
};
use crate::decider::Decider;
use crate::given::{at, day, given, when};
use crate::sample::person;
use crate::shared::ids::PersonId;

fn open(more: Vec<CaseFileCommand>) -> CaseFile {
    let mut commands = vec![
        samples::receive_report().into(),
        samples::open_case().into(),
    ];
    commands.extend(more);
    given(told(commands))
}

fn refused(file: &CaseFile, command: impl Into<CaseFileCommand>) -> CaseFileError {
    file.decide(&command.into()).expect_err("refused")
}

#[test]
fn a_household_is_recorded_as_a_version_of_a_day() {
    let mut later = samples::record_household();
    later.household.from_on = day("2026-08-01");
    let file = open(vec![samples::record_household().into()]);
    assert_eq!(file.decide(&later.into()).map(|events| events.len()), Ok(1));
    let mut tomorrow: RecordHousehold = samples::record_household();
    tomorrow.household.from_on = day("2026-10-02");
    assert_eq!(refused(&file, tomorrow), CaseFileError::DateInFuture);
}

#[test]
fn a_household_names_each_of_some_people_once_and_not_the_person_themselves() {
    let file = open(vec![]);
    let of = |people: Vec<Option<PersonId>>| {
        let mut command = samples::record_household();
        let like = command.household.members.reveal().expect("clear")[0].clone();
        let member = |person| Member {
            person,
            ..like.clone()
        };
        command.household.members = samples::sealed(people.into_iter().map(member).collect());
        file.decide(&command.into()).map(|events| events.len())
    };
    assert_eq!(of(vec![Some(person(1))]), Err(CaseFileError::MemberIsSelf));
    assert_eq!(
        of(vec![Some(person(2)), None, Some(person(2))]),
        Err(CaseFileError::MemberRepeated)
    );
    assert_eq!(of(vec![None; 41]), Err(CaseFileError::TooManyMembers));
    assert_eq!(
        of(vec![None; 40]),
        Ok(1),
        "whoever is not on file has a name"
    );
    let mut early = samples::record_household();
    early.household.from_on = day("1899-12-31");
    assert_eq!(refused(&file, early), CaseFileError::DateTooEarly);
}

#[test]
fn only_an_application_of_the_person_is_linked() {
    let others = LinkApplication {
        is_theirs: false,
        ..samples::link_application()
    };
    assert_eq!(
        refused(&open(vec![]), others),
        CaseFileError::ApplicationUnfit
    );
}

#[test]
fn a_need_begins_and_ends_once() {
    let file = open(vec![samples::record_need().into()]);
    assert_eq!(
        refused(&file, samples::record_need()),
        CaseFileError::AlreadyRecorded
    );
    let early = EndNeed {
        until_on: day("2026-03-05"),
        ..samples::end_need()
    };
    assert_eq!(refused(&file, early), CaseFileError::DatesContradict);
    let unknown = EndNeed {
        need_id: samples::id(0x21),
        ..samples::end_need()
    };
    assert_eq!(refused(&file, unknown), CaseFileError::NotRecorded);
    let ended = when(file, samples::end_need()).expect("accepted");
    assert_eq!(
        refused(&ended, samples::end_need()),
        CaseFileError::AlreadyEnded
    );
}

#[test]
fn an_isee_is_taken_as_issued_and_expires_after_its_last_day() {
    let file = open(vec![samples::record_isee().into()]);
    assert_eq!(
        refused(&file, samples::record_isee()),
        CaseFileError::AlreadyRecorded
    );
    let mut on_its_last_day: ExpireIsee = samples::expire_isee();
    on_its_last_day.given = given_by(By::Service);
    on_its_last_day.given.at = at("2026-09-30T20:00:00Z");
    assert_eq!(
        refused(&file, on_its_last_day),
        CaseFileError::DatesContradict
    );
    let expired = when(file, samples::expire_isee()).expect("accepted");
    assert!(expired.isees.is_empty());
    assert_eq!(
        refused(&expired, samples::expire_isee()),
        CaseFileError::NotRecorded
    );
    assert_eq!(
        refused(&expired, samples::record_isee()),
        CaseFileError::AlreadyRecorded
    );
    let mut backwards: RecordIsee = samples::record_isee();
    backwards.isee.isee_id = samples::id(0x31);
    backwards.isee.expires_on = day("2026-03-09");
    assert_eq!(refused(&expired, backwards), CaseFileError::DatesContradict);
}

#[test]
fn assessments_and_measures_are_recorded_once() {
    let file = open(vec![
        samples::record_assessment().into(),
        samples::record_court_measure().into(),
    ]);
    assert_eq!(
        refused(&file, samples::record_assessment()),
        CaseFileError::AlreadyRecorded
    );
    assert_eq!(
        refused(&file, samples::record_court_measure()),
        CaseFileError::AlreadyRecorded
    );
}

#[test]
fn applications_and_plans_are_linked_and_a_plan_that_ended_stays_ended() {
    let file = open(vec![
        samples::link_application().into(),
        samples::link_care_plan().into(),
    ]);
    assert_eq!(
        file.decide(&samples::link_application().into()),
        Ok(Vec::new())
    );
    assert_eq!(
        file.decide(&samples::link_care_plan().into()),
        Ok(Vec::new())
    );
    let ended = when(file, samples::end_care_plan()).expect("accepted");
    assert_eq!(
        ended.decide(&samples::end_care_plan().into()),
        Ok(Vec::new())
    );
    assert_eq!(
        refused(&ended, samples::link_care_plan()),
        CaseFileError::AlreadyEnded
    );
    assert_eq!(
        open(vec![]).decide(&samples::end_care_plan().into()),
        Ok(Vec::new()),
        "a plan that was never in force"
    );
}

#[test]
fn nothing_is_recorded_in_a_case_that_is_not_open() {
    let closed = open(vec![samples::close_case().into()]);
    assert_eq!(
        refused(&closed, samples::record_need()),
        CaseFileError::NotOpen
    );
}
