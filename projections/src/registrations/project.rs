//! Events of the register, into rows.

use super::REGISTRATIONS;
use crate::{Event, Fact, Rows};
use domain::registration::{DocumentRegistered, RegistrationEvent, RenewedField};
use domain::shared::time::rome_day;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Registration(event) => match &**event {
            RegistrationEvent::DocumentRegistered(event) => registered(fact, event, rows),
            RegistrationEvent::RegistrationFieldRenewed(event) => {
                renewed(fact, &event.change, rows);
            }
            RegistrationEvent::DocumentSent(_) | RegistrationEvent::RegistrationAnnulled(_) => {
                changed(fact, json!({}), rows);
            }
        },
        Event::Office(_) | Event::Projection(_) => {}
    }
}

fn registered(fact: &Fact<'_>, event: &DocumentRegistered, rows: &mut Rows) {
    // The append assigns the number, so the log holds no event without one.
    let Some(assigned) = event.registration.assigned() else {
        return;
    };
    rows.patch(
        &REGISTRATIONS,
        json!({"registration_id": fact.id}),
        json!({
            "register": assigned.register,
            "year": assigned.year,
            "number": assigned.number,
            "registered_at": assigned.registered_at,
            "registered_on": rome_day(assigned.registered_at),
            "direction": event.direction,
            "act": event.act,
            "subject": event.subject,
            "counterparty": event.counterparty,
            "digest": event.digest,
            "office": event.office,
            "about_type": event.about.as_ref().map(|about| &about.aggregate_type),
            "about_id": event.about.as_ref().map(|about| about.aggregate_id),
            "version": fact.recorded.sequence,
        }),
    );
}

fn renewed(fact: &Fact<'_>, change: &RenewedField, rows: &mut Rows) {
    let columns = match change {
        RenewedField::Counterparty { new, .. } => json!({"counterparty": new}),
        RenewedField::Subject { new, .. } => json!({"subject": new}),
        RenewedField::Digest { new, .. } => json!({"digest": new}),
    };
    changed(fact, columns, rows);
}

fn changed(fact: &Fact<'_>, columns: Value, rows: &mut Rows) {
    let key = json!({"registration_id": fact.id});
    rows.patch(&REGISTRATIONS, key.clone(), columns);
    rows.patch(
        &REGISTRATIONS,
        key,
        json!({"version": fact.recorded.sequence}),
    );
}
