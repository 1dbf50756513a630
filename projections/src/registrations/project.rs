//! Events of the register, into rows.

use super::{REGISTRATIONS, RENEWALS};
use crate::{Event, Fact, Rows};
use domain::registration::{
    DocumentRegistered, RegistrationEvent, RegistrationFieldRenewed, RenewedField,
};
use domain::shared::time::rome_day;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Registration(event) => match &**event {
            RegistrationEvent::DocumentRegistered(event) => registered(fact, event, rows),
            RegistrationEvent::RegistrationFieldRenewed(event) => renewed(fact, event, rows),
            RegistrationEvent::DocumentSent(event) => {
                changed(fact, json!({"sent_at": event.sent_at}), rows);
            }
            RegistrationEvent::RegistrationAnnulled(event) => {
                let columns = json!({
                    "annulled_at": event.annulled_at,
                    "annulled_by": event.by,
                    "annulment_reason": event.reason,
                    "authorising_act": event.authorising_act,
                    "replacement_id": event.replacement,
                });
                changed(fact, columns, rows);
            }
        },
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
        | Event::Service(_)
        | Event::Unmasking(_)
        | Event::Register(_) => {}
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
            "emergency_number": event.emergency.map(|origin| origin.number),
            "emergency_on": event.emergency.map(|origin| origin.received_on),
            "version": fact.recorded.sequence,
        }),
    );
}

/// The new value takes the place of the old one, which stays in the memory of the record for ever.
fn renewed(fact: &Fact<'_>, event: &RegistrationFieldRenewed, rows: &mut Rows) {
    let (field, old, new) = match &event.change {
        RenewedField::Counterparty { old, new } => ("counterparty", json!(old), json!(new)),
        RenewedField::Subject { old, new } => ("subject", json!(old), json!(new)),
        RenewedField::Digest { old, new } => ("digest", json!(old), json!(new)),
    };
    rows.patch(
        &RENEWALS,
        json!({"registration_id": fact.id, "sequence": fact.recorded.sequence}),
        json!({
            "field": field,
            "old": old,
            "new": new,
            "reason": event.reason,
            "authorising_act": event.authorising_act,
            "renewed_by": event.by,
            "renewed_at": event.renewed_at,
        }),
    );
    changed(fact, json!({field: new}), rows);
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
