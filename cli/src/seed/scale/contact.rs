//! How a contact with the service is written down: whoever asked once has a sheet of the desk and no case file; of whom
//! a case was made, the first contact is the report and every other one stands in the diary.

use domain::access_sheet::{
    Access, AccessMode, AccessOutcome, AccessReason, AccessSheetCommand, ConcludeAccess,
    Interlocutor, Matter, RecordAccess, Sheet, SheetPeople,
};
use domain::case_file::{AddDiaryEntry, DiaryEntry, ReceiveReport, Report};
use domain::decider::Command;

use super::kinds::{AREAS, CHANNELS, TARGETS};
use super::life::Life;
use super::population::Contact;
use crate::seed::city;
use crate::seed::file::{code, given};
use crate::seed::script::Deed;
use crate::seed::words::long;

/// Who tells the service of somebody, as lines of the national list: mostly they themselves and their families.
const SOURCES: &[&str] = &["6", "6", "6", "6", "8", "9", "9", "3", "2", "14"];

/// The first contact makes the file of whoever gets a plan; for everybody else the desk was enough.
pub(super) fn first(life: &mut Life<'_>) {
    if life.dossier.plan.is_some() {
        reported(life);
    } else {
        at_the_desk(life);
    }
}

/// Written down by the desk, which knew what to answer.
fn at_the_desk(life: &mut Life<'_>) {
    let contacts = life.dossier.contacts.clone();
    for (place, contact) in contacts.into_iter().enumerate() {
        let (desk, sheet_id) = (city::desk(&life.office), life.id(&format!("sheet/{place}")));
        let record = RecordAccess {
            given: given(&desk, life.now()),
            sheet_id,
            office: life.office.clone(),
            sheet: sheet(life, contact),
        };
        let conclude = ConcludeAccess {
            given: given(&desk, life.now()),
            outcome: AccessOutcome::Concluded,
            to: None,
            target_is_open: false,
        };
        for command in [AccessSheetCommand::from(record), conclude.into()] {
            let verb = command.name();
            let deed = Deed::AccessSheet(command);
            life.add(verb, desk.clone(), channel(Some(contact)), sheet_id, deed);
        }
    }
}

fn sheet(life: &Life<'_>, contact: Contact) -> Sheet {
    let needs = contact
        .area
        .map(|place| code("municipal.need", AREAS[place].code));
    Sheet {
        access: Access {
            accessed_on: life.on(),
            mode: mode(contact),
            reason: AccessReason::Spontaneous,
            interlocutor: Interlocutor::User,
            accompanied: false,
            person_informed: true,
        },
        person: Some(life.person),
        people: life.sealed(SheetPeople::default()),
        matter: life.sealed(Matter {
            needs: needs.into_iter().collect(),
            told: Some(long(&told(contact))),
            done: None,
        }),
        actions: vec![code("municipal.desk-action", "information")],
    }
}

fn mode(contact: Contact) -> AccessMode {
    match channel(Some(contact)) {
        "phone" => AccessMode::PhoneReport,
        "e-mail" => AccessMode::Email,
        "fax" | "letter" => AccessMode::WrittenReport,
        _ => AccessMode::InPerson,
    }
}

fn reported(life: &mut Life<'_>) {
    let contact = life.dossier.contacts.first().copied();
    let source = *life.dice.pick(SOURCES);
    let desk = city::desk(&life.office);
    let text = contact.map_or_else(|| long("Primo contatto."), |contact| long(&told(contact)));
    let report = Report {
        report_id: life.id("report"),
        source: code("sinba.report-source", source),
        received_on: life.on(),
        reporter: None,
        text: Some(life.sealed(text)),
    };
    let command = ReceiveReport {
        given: given(&desk, life.now()),
        person_id: life.person,
        office: life.office.clone(),
        report,
    };
    life.on_file(desk, channel(contact), command);
}

/// Every other contact, on some day after the case was opened.
pub(super) fn again(life: &mut Life<'_>, opened: u32) {
    let contacts = &life.dossier.contacts;
    for (place, contact) in contacts.iter().enumerate().skip(1) {
        life.someday(opened);
        let entry = DiaryEntry {
            entry_id: life.id(&format!("contact/{place}")),
            kind: code("siso.diary", "16"),
            happened_at: life.now(),
            reserved: false,
            private: false,
            activity: None,
            present: None,
            text: life.sealed(long(&told(*contact))),
        };
        let manager = life.manager.clone();
        let command = AddDiaryEntry {
            given: given(&manager, life.now()),
            entry,
        };
        life.on_file(manager, channel(Some(*contact)), command);
    }
}

fn channel(contact: Option<Contact>) -> &'static str {
    let place = contact.and_then(|contact| contact.channel);
    place.map_or("counter", |place| CHANNELS[place].1)
}

/// What was asked for, and for whom.
fn told(contact: Contact) -> String {
    let area = contact
        .area
        .map_or("un colloquio", |place| AREAS[place].words);
    let target = contact.target.map_or("altro", |place| TARGETS[place].0);
    format!("Chiede {area}. Area: {target}.")
}
