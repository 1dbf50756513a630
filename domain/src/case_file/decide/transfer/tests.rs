//! Trasferire il caso.

use crate::case_file::samples::{self, given_by, told, worker};
use crate::case_file::{
    AcceptTransfer, AddDiaryEntry, Assignment, By, CaseFile, CaseFileCommand, CaseFileError,
    CaseStatus, CaseTransferred, CorrectRecord, Correction, RefuseTransfer, RequestTransfer,
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

fn pending() -> CaseFile {
    begun(vec![samples::request_transfer().into()])
}

fn accept() -> AcceptTransfer {
    AcceptTransfer {
        given: given_by(By::Head(worker("centro-2", "capo"))),
        ..samples::accept_transfer()
    }
}

#[test]
fn the_other_office_accepts_by_naming_who_is_responsible() {
    assert_eq!(pending().status(), CaseStatus::TransferPending);
    let standing = pending().standing(&accept().into());
    assert_eq!(standing.office, Some(office("centro-2")));
    let moved = when(pending(), accept()).expect("accepted");
    assert_eq!(moved.office, Some(office("centro-2")));
    assert_eq!(moved.status(), CaseStatus::Open);
    let manager = moved.manager.as_ref().expect("there is one");
    assert_eq!(manager.worker, worker("centro-2", "leonardi"));
    let old = samples::add_diary_entry();
    assert_eq!(
        moved.decide(&old.into()),
        Err(CaseFileError::OutOfSight),
        "the former manager writes no more"
    );
    let new = AddDiaryEntry {
        given: given_by(By::Office(worker("centro-2", "leonardi"))),
        ..samples::add_diary_entry()
    };
    assert!(moved.decide(&new.into()).is_ok());
}

#[test]
fn a_refused_transfer_leaves_the_case_where_it_was() {
    let refuse = RefuseTransfer {
        given: given_by(By::Office(worker("centro-2", "leonardi"))),
        ..samples::refuse_transfer()
    };
    let stayed = when(pending(), refuse.clone()).expect("accepted");
    assert_eq!(stayed.office, Some(office("centro-1")));
    assert_eq!(stayed.status(), CaseStatus::Open);
    let by_itself = RefuseTransfer {
        given: samples::given(),
        ..refuse
    };
    assert_eq!(
        stayed.decide(&by_itself.into()),
        Err(CaseFileError::NoTransfer)
    );
}

#[test]
fn a_case_moves_to_another_office_that_is_open_one_transfer_at_a_time() {
    let refused = pending().decide(&samples::request_transfer().into());
    assert_eq!(refused, Err(CaseFileError::TransferPending));
    let same = RequestTransfer {
        to: office("centro-1"),
        ..samples::request_transfer()
    };
    assert_eq!(
        begun(vec![]).decide(&same.into()),
        Err(CaseFileError::SameOffice)
    );
    let closed = RequestTransfer {
        target_is_open: false,
        ..samples::request_transfer()
    };
    assert_eq!(
        begun(vec![]).decide(&closed.into()),
        Err(CaseFileError::OfficeClosed)
    );
    let closed_since = AcceptTransfer {
        target_is_open: false,
        ..accept()
    };
    assert_eq!(
        pending().decide(&closed_since.into()),
        Err(CaseFileError::OfficeClosed)
    );
}

#[test]
fn the_new_manager_works_there_and_the_day_is_neither_before_the_request_nor_to_come() {
    let elsewhere = AcceptTransfer {
        manager: worker("centro-1", "ferrante"),
        ..accept()
    };
    assert_eq!(
        pending().decide(&elsewhere.into()),
        Err(CaseFileError::ManagerElsewhere)
    );
    for (on, refusal) in [
        ("2026-09-30", CaseFileError::DatesContradict),
        ("2026-10-02", CaseFileError::DateInFuture),
    ] {
        let command = AcceptTransfer {
            effective_on: day(on),
            ..accept()
        };
        assert_eq!(pending().decide(&command.into()), Err(refusal));
    }
    let third = AcceptTransfer {
        given: given_by(By::Head(worker("centro-3", "capo"))),
        ..accept()
    };
    assert_eq!(
        pending().decide(&third.into()),
        Err(CaseFileError::OutOfSight)
    );
}

#[test]
fn nobody_answers_for_a_case_until_a_day_before_they_began_to() {
    let mut state = pending();
    state.manager = Some(Assignment {
        worker: worker("centro-1", "leonardi"),
        from_on: accept().effective_on + chrono::Days::new(1),
    });
    assert_eq!(
        state.decide(&accept().into()),
        Err(CaseFileError::DatesContradict)
    );
}

#[test]
fn the_former_office_reads_for_a_year_at_most() {
    for (until_on, is_accepted) in [
        ("2027-10-01", true),
        ("2027-10-02", false),
        ("9999-12-31", false),
    ] {
        let command = AcceptTransfer {
            former_reads_until_on: Some(day(until_on)),
            ..accept()
        };
        let decided = pending().decide(&command.into());
        assert_eq!(decided.is_ok(), is_accepted, "{until_on}");
    }
}

#[test]
fn whoever_followed_everybody_else_is_responsible_whatever_the_days() {
    let moved = CaseTransferred {
        from: office("centro-1"),
        to: office("centro-2"),
        previous: begun(vec![]).manager,
        coworkers: Vec::new(),
        manager: worker("centro-2", "leonardi"),
        effective_on: day("2026-03-03"),
        former_reads_until_on: None,
    };
    // A day before the one who was there began, as it was once taken.
    let mut file = begun(vec![]);
    file.evolve(&moved.into());
    let corrected = CorrectRecord {
        given: given_by(By::Head(worker("centro-2", "capo"))),
        correction: Correction::CaseManager {
            worker: worker("centro-1", "ferrante"),
            began_on: day("2026-03-04"),
            from_on: day("2026-03-02"),
        },
        ..samples::correct_record()
    };
    let file = when(file, corrected).expect("accepted");
    let manager = file.manager.expect("there is one");
    assert_eq!(manager.worker, worker("centro-2", "leonardi"));
}
