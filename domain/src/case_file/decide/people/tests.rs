//! Chi lavora sul caso.

use crate::case_file::samples::{self, told, worker};
use crate::case_file::{
    AddCoworker, AssignCaseManager, CaseFile, CaseFileError, CaseFileEvent, RemoveCoworker,
};
use crate::decider::Decider;
use crate::given::{day, given, when};

fn managed() -> CaseFile {
    given(told(vec![
        samples::receive_report().into(),
        samples::open_case().into(),
        samples::assign_case_manager().into(),
    ]))
}

#[test]
fn exactly_one_is_responsible_and_the_change_ends_the_interval_before() {
    let joined = when(managed(), samples::add_coworker()).expect("accepted");
    let command = AssignCaseManager {
        to: worker("centro-1", "grasso"),
        from_on: day("2026-05-01"),
        ..samples::assign_case_manager()
    };
    let events = joined.decide(&command.clone().into()).expect("accepted");
    let CaseFileEvent::CaseManagerAssigned(assigned) = &events[1] else {
        panic!("not an assignment: {events:?}");
    };
    assert_eq!(assigned.previous, joined.manager);
    let file = when(joined, command).expect("accepted");
    let manager = file.manager.expect("there is one");
    assert_eq!(manager.worker, worker("centro-1", "grasso"));
    assert!(file.coworkers.is_empty(), "nobody works with themselves");
}

#[test]
fn a_case_manager_works_in_the_office_in_charge_and_is_assigned_after_the_one_before() {
    let elsewhere = AssignCaseManager {
        to: worker("centro-2", "leonardi"),
        ..samples::assign_case_manager()
    };
    assert_eq!(
        managed().decide(&elsewhere.into()),
        Err(CaseFileError::ManagerElsewhere)
    );
    let before = AssignCaseManager {
        to: worker("centro-1", "grasso"),
        from_on: day("2026-03-03"),
        ..samples::assign_case_manager()
    };
    assert_eq!(
        managed().decide(&before.into()),
        Err(CaseFileError::DatesContradict)
    );
    let again = managed().decide(&samples::assign_case_manager().into());
    assert_eq!(again, Ok(Vec::new()));
}

#[test]
fn a_coworker_joins_and_leaves_on_a_day() {
    let themselves = AddCoworker {
        worker: worker("centro-1", "ferrante"),
        ..samples::add_coworker()
    };
    assert_eq!(
        managed().decide(&themselves.into()),
        Err(CaseFileError::AlreadyManager)
    );
    let refused = managed().decide(&samples::remove_coworker().into());
    assert_eq!(refused, Err(CaseFileError::NotRecorded));
    let joined = when(managed(), samples::add_coworker()).expect("accepted");
    assert_eq!(
        joined.decide(&samples::add_coworker().into()),
        Ok(Vec::new())
    );
    let early = RemoveCoworker {
        until_on: day("2026-03-04"),
        ..samples::remove_coworker()
    };
    assert_eq!(
        joined.decide(&early.into()),
        Err(CaseFileError::DatesContradict)
    );
    let left = when(joined, samples::remove_coworker()).expect("accepted");
    assert!(left.coworkers.is_empty());
}
