//! Events of registers that concern their days, into rows.

use super::{DAYS, REGISTERS};
use crate::{Event, Fact, Rows};
use chrono::NaiveDate;
use domain::register::RegisterEvent;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Register(event) => register(fact, event, rows),
        Event::Application(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Registration(_)
        | Event::Service(_) => {}
    }
}

fn register(fact: &Fact<'_>, event: &RegisterEvent, rows: &mut Rows) {
    match event {
        RegisterEvent::RegisterOpened(event) => rows.patch(
            &REGISTERS,
            json!({"register_id": fact.id}),
            json!({"register": event.register}),
        ),
        RegisterEvent::DailyRegisterClosed(event) => {
            let columns = json!({
                "first_number": event.first,
                "last_number": event.last,
                "records": event.count,
                "annulled": event.annulled,
                "sha256": event.sha256,
                "previous_sha256": event.previous_sha256,
                "closed_at": event.closed_at,
            });
            day(fact, event.day, columns, rows);
        }
        RegisterEvent::DailyRegisterSentToPreservation(event) => {
            day(fact, event.day, json!({"sent_at": event.sent_at}), rows);
        }
        RegisterEvent::PreservationReceiptRecorded(event) => {
            day(fact, event.day, json!({"outcome": event.outcome}), rows);
        }
        RegisterEvent::EmergencyRegisterOpened(_)
        | RegisterEvent::EmergencyExtended(_)
        | RegisterEvent::EmergencyEntryRecorded(_)
        | RegisterEvent::EmergencyDayRecorded(_)
        | RegisterEvent::EmergencyRegisterClosed(_)
        | RegisterEvent::EmergencyEntryRecovered(_) => {}
    }
}

fn day(fact: &Fact<'_>, day: NaiveDate, columns: Value, rows: &mut Rows) {
    rows.patch(&DAYS, json!({"register_id": fact.id, "day": day}), columns);
}
