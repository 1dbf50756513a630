//! One valid sample of each command and event of an access sheet; the people are invented.

use super::{
    Access, AccessMode, AccessOutcome, AccessReason, AccessSheet, AccessSheetCommand,
    AccessSheetEvent, AddPrivateNote, ConcludeAccess, CorrectAccess, Interlocutor, Matter, Named,
    RecordAccess, RejectProposal, SeeProposal, Sheet, SheetPeople, TakeUpProposal, subject_of,
};
use crate::case_file::samples::worker;
use crate::case_file::{By, Given, SchemeCode};
use crate::decider::Decider;
use crate::sample::{day, instant, long, office, person, reason, short};
use crate::shared::ids::PersonId;
use crate::shared::personal::{Personal, RetentionClass};
use uuid::Uuid;

/// The sample sheet.
pub const SHEET: Uuid = Uuid::from_u128(0xa1);

/// One of each command.
pub fn commands() -> Vec<AccessSheetCommand> {
    vec![
        record_access().into(),
        correct_access().into(),
        add_private_note().into(),
        conclude_access().into(),
        see_proposal().into(),
        reject_proposal().into(),
        take_up_proposal().into(),
    ]
}

/// One of each event: what the commands above lead to.
pub fn events() -> Vec<AccessSheetEvent> {
    let mut sheet = AccessSheet::default();
    let mut all = Vec::new();
    for command in commands() {
        // A proposal that was sent back is made again before it is taken up.
        if matches!(command, AccessSheetCommand::TakeUpProposal(_)) {
            decided(&mut sheet, &conclude_access().into());
        }
        all.extend(decided(&mut sheet, &command));
    }
    all
}

fn decided(sheet: &mut AccessSheet, command: &AccessSheetCommand) -> Vec<AccessSheetEvent> {
    let events = sheet
        .decide(command)
        .expect("samples are accepted in order");
    for event in &events {
        sheet.evolve(event);
    }
    events
}

/// Given at the desk.
pub fn at_desk() -> Given {
    Given {
        by: By::Office(worker("sportello", "operatrice")),
        at: instant(2026, 10, 1, 9),
    }
}

/// Given at the office the proposal is made to.
pub fn at_target() -> Given {
    Given {
        by: By::Office(worker("centro-1", "ferrante")),
        at: instant(2026, 10, 2, 9),
    }
}

/// A value about this person, or about whoever the sheet is about.
pub fn sealed<T>(whose: Option<PersonId>, value: T) -> Personal<T> {
    Personal::new(subject_of(SHEET, whose), RetentionClass::CaseFile, value)
}

/// A code of a list.
pub fn code(scheme: &str, code: &str) -> SchemeCode {
    SchemeCode {
        scheme: reason(scheme),
        code: reason(code),
    }
}

fn named(name: &str) -> Named {
    Named {
        name: short(name),
        relation: Some(reason("neighbour")),
        contact: Some(short("095 0000000")),
    }
}

/// A sheet about somebody who is on file, or whom nobody has identified.
pub fn sheet(whose: Option<PersonId>) -> Sheet {
    Sheet {
        access: Access {
            accessed_on: day(2026, 9, 30),
            mode: AccessMode::PhoneReport,
            reason: AccessReason::Spontaneous,
            interlocutor: Interlocutor::Relative,
            accompanied: false,
            person_informed: true,
        },
        person: whose,
        people: sealed(
            whose,
            SheetPeople {
                reporter: Some(named("Santa Privitera")),
                reported: Some(named("Nunziata Cutuli")),
                contacts: Vec::new(),
            },
        ),
        matter: sealed(
            whose,
            Matter {
                needs: vec![code("municipal.need", "home-care")],
                told: Some(long("Vive sola e non esce più.")),
                done: Some(long("Informata sul servizio domiciliare.")),
            },
        ),
        actions: vec![code("municipal.desk-action", "information")],
    }
}

/// A valid command.
pub fn record_access() -> RecordAccess {
    RecordAccess {
        given: at_desk(),
        sheet_id: SHEET,
        office: office("sportello"),
        sheet: sheet(None),
    }
}

/// A valid command: the person is identified.
pub fn correct_access() -> CorrectAccess {
    CorrectAccess {
        given: at_desk(),
        sheet: sheet(Some(person(1))),
        reason: reason("person-identified"),
    }
}

/// A valid command.
pub fn conclude_access() -> ConcludeAccess {
    ConcludeAccess {
        given: at_desk(),
        outcome: AccessOutcome::Proposed,
        to: Some(office("centro-1")),
        target_is_open: true,
    }
}

/// A valid command.
pub fn see_proposal() -> SeeProposal {
    SeeProposal { given: at_target() }
}

/// A valid command.
pub fn reject_proposal() -> RejectProposal {
    RejectProposal {
        given: at_target(),
        reason: reason("other-district"),
        note: Some(sealed(
            Some(person(1)),
            long("Abita in un altro quartiere."),
        )),
    }
}

/// A valid command.
pub fn take_up_proposal() -> TakeUpProposal {
    TakeUpProposal {
        given: at_target(),
        source: code("sinba.report-source", "14"),
        person_is_fit: true,
    }
}

/// A valid command.
pub fn add_private_note() -> AddPrivateNote {
    AddPrivateNote {
        given: at_desk(),
        note_id: Uuid::from_u128(0xa2),
        text: sealed(Some(person(1)), long("Sembrava avere fretta.")),
    }
}
