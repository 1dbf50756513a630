//! Events of people, into rows: what is shown stays sealed, what is searched becomes a digest.

use super::words::words;
use super::{NAME, PEOPLE, TAX_CODE};
use crate::{Event, Fact, Rows};
use domain::person::{Identity, PersonEvent};
use domain::shared::personal::Personal;
use domain::shared::tax_code::TaxCode;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Person(event) => person(fact, event, rows),
        Event::Application(_)
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Projection(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn person(fact: &Fact<'_>, event: &PersonEvent, rows: &mut Rows) {
    let columns = match event {
        PersonEvent::PersonRegistered(event) => json!({
            "identity": event.identity,
            "tax_code": event.tax_code,
            "deceased": false,
        }),
        PersonEvent::IdentityCorrected(event) => json!({"identity": event.identity}),
        PersonEvent::TaxCodeRecorded(event) => json!({"tax_code": event.tax_code}),
        PersonEvent::DeathRecorded(_) => json!({"deceased": true}),
        PersonEvent::PersonsMerged(event) => json!({"merged_into": event.survivor}),
        PersonEvent::MergeUndone(_) => json!({"merged_into": null}),
        PersonEvent::TemporaryCodeRecorded(_)
        | PersonEvent::ContactRecorded(_)
        | PersonEvent::ResidenceRecorded(_)
        | PersonEvent::ParentalResponsibilityRecorded(_) => json!({}),
    };
    let key = json!({"person_id": fact.id});
    rows.patch(
        &PEOPLE,
        key.clone(),
        json!({"version": fact.recorded.sequence}),
    );
    rows.patch(&PEOPLE, key.clone(), columns);
    if let Some(Event::Person(clear)) = fact.clear {
        rows.patch(&PEOPLE, key, digests(fact, clear));
    }
}

/// What the person is found by; what was disposed of is not found any more.
fn digests(fact: &Fact<'_>, clear: &PersonEvent) -> Value {
    if let PersonEvent::PersonRegistered(event) = clear {
        json!({
            "tax_code_digest": event.tax_code.as_ref().and_then(|code| of_code(fact, code)),
            "name_digests": event.identity.as_ref().map(|identity| of_name(fact, identity)),
        })
    } else if let PersonEvent::IdentityCorrected(event) = clear {
        json!({"name_digests": of_name(fact, &event.identity)})
    } else if let PersonEvent::TaxCodeRecorded(event) = clear {
        json!({"tax_code_digest": of_code(fact, &event.tax_code)})
    } else {
        json!({})
    }
}

fn of_code(fact: &Fact<'_>, code: &Personal<TaxCode>) -> Option<String> {
    let code = code.reveal()?;
    Some((fact.digest)(TAX_CODE, code.as_str()))
}

fn of_name(fact: &Fact<'_>, identity: &Personal<Identity>) -> Option<Vec<String>> {
    let identity = identity.reveal()?;
    let name = format!("{} {}", identity.family_name, identity.given_name);
    let digest = |word: &String| (fact.digest)(NAME, word);
    Some(words(&name).iter().map(digest).collect())
}
