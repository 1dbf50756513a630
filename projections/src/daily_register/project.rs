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
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn register(fact: &Fact<'_>, event: &RegisterEvent, rows: &mut Rows) {
    let key = json!({"register_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&REGISTERS, key.clone(), version);
    match event {
        RegisterEvent::RegisterOpened(event) => {
            let opened = json!({"register": event.register, "first_day": event.first_day});
            rows.patch(&REGISTERS, key, opened);
        }
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
            // A day that is sent again waits for a new answer.
            let columns = json!({
                "sent_at": event.sent_at,
                "package": event.package,
                "outcome": null,
                "receipt": null,
                "received_at": null,
            });
            day(fact, event.day, columns, rows);
        }
        RegisterEvent::PreservationReceiptRecorded(event) => {
            let columns = json!({
                "outcome": event.outcome,
                "receipt": event.receipt,
                "received_at": event.received_at,
            });
            day(fact, event.day, columns, rows);
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
