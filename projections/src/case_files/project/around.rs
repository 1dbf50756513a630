//! What changes around a case, into rows: tasks, and what of the person's own file leads to them.

use super::{file, no_longer_waits, waits};
use crate::case_files::{BIRTH, DISTRICT, PEOPLE, RESIDENCES};
use crate::{Event, Fact, Rows};
use domain::case_file::{AdultPathChosen, ComingOfAgeNoted, CompetenceReviewNeeded};
use domain::person::{Identity, PersonEvent};
use domain::shared::personal::Personal;
use serde_json::{Value, json};

pub(super) fn of_age(fact: &Fact<'_>, event: &ComingOfAgeNoted, rows: &mut Rows) {
    file(fact, rows, json!({"of_age": "waiting"}));
    waits(fact, rows, ("coming-of-age", ""), event.noted_at, None);
}

pub(super) fn path_chosen(fact: &Fact<'_>, event: &AdultPathChosen, rows: &mut Rows) {
    file(fact, rows, json!({"of_age": event.path}));
    no_longer_waits(fact, rows, ("coming-of-age", ""));
}

/// Whoever moves again after this place of the log is looked at again.
pub(super) fn competence(fact: &Fact<'_>, event: &CompetenceReviewNeeded, rows: &mut Rows) {
    let seen = fact.recorded.log_index;
    file(
        fact,
        rows,
        json!({"competence_office": event.office, "competence_seen": seen}),
    );
    waits(fact, rows, ("competence", ""), event.raised_at, None);
}

pub(super) fn person(fact: &Fact<'_>, event: &PersonEvent, rows: &mut Rows) {
    match event {
        PersonEvent::DeathRecorded(event) => {
            patch(fact, rows, json!({"died_on": event.died_on}));
        }
        PersonEvent::PersonsMerged(event) => {
            let columns = json!({
                "merged_into": event.survivor, "merged_at": event.merged_at, "undone_from": null,
            });
            patch(fact, rows, columns);
        }
        PersonEvent::MergeUndone(event) => {
            let columns = json!({
                "merged_into": null, "merged_at": event.undone_at, "undone_from": event.survivor,
            });
            patch(fact, rows, columns);
        }
        PersonEvent::PersonRegistered(_)
        | PersonEvent::IdentityCorrected(_)
        | PersonEvent::TaxCodeRecorded(_)
        | PersonEvent::TemporaryCodeRecorded(_)
        | PersonEvent::ContactRecorded(_)
        | PersonEvent::ResidenceRecorded(_)
        | PersonEvent::ParentalResponsibilityRecorded(_) => {}
    }
    if let Some(Event::Person(clear)) = fact.clear {
        digests(fact, clear, rows);
    }
}

/// The day of birth and the district are found by digests; what was disposed of is not found any more.
fn digests(fact: &Fact<'_>, clear: &PersonEvent, rows: &mut Rows) {
    if let PersonEvent::PersonRegistered(event) = clear {
        patch(
            fact,
            rows,
            json!({"birth_digest": event.identity.as_ref().and_then(|known| birth(fact, known))}),
        );
    } else if let PersonEvent::IdentityCorrected(event) = clear {
        patch(
            fact,
            rows,
            json!({"birth_digest": birth(fact, &event.identity)}),
        );
    } else if let PersonEvent::ResidenceRecorded(event) = clear {
        let residence = event.residence.reveal();
        let district = residence.and_then(|residence| residence.district.as_ref());
        let digest = district.map(|district| (fact.digest)(DISTRICT, district.as_str()));
        let key = json!({"person_id": fact.id, "from_on": event.from_on});
        let columns = json!({"district_digest": digest, "seen": fact.recorded.log_index});
        rows.patch(&RESIDENCES, key, columns);
    }
}

fn birth(fact: &Fact<'_>, identity: &Personal<Identity>) -> Option<String> {
    let born = identity.reveal()?.birth_on?;
    Some((fact.digest)(BIRTH, &born.to_string()))
}

fn patch(fact: &Fact<'_>, rows: &mut Rows, columns: Value) {
    rows.patch(&PEOPLE, json!({"person_id": fact.id}), columns);
}
