//! Events of offices, into rows.

use super::{DISTRICTS, OFFICES};
use crate::{Event, Fact, Rows};
use domain::office::OfficeEvent;
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Office(event) => office(fact, event, rows),
        Event::Application(_)
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Mandate(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Service(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_) => {}
    }
}

fn office(fact: &Fact<'_>, event: &OfficeEvent, rows: &mut Rows) {
    let columns = match event {
        OfficeEvent::OfficeOpened(event) => {
            for district in &event.profile.districts {
                serves(fact, district.as_str(), rows);
            }
            json!({
                "code": event.code,
                "profile": event.profile,
                "published_in": fact.recorded.sequence,
                "opens_on": event.opens_on,
            })
        }
        OfficeEvent::OfficeRevised(event) => {
            for district in &event.profile.districts {
                serves(fact, district.as_str(), rows);
            }
            json!({
                "profile": event.profile,
                "published_in": fact.recorded.sequence,
            })
        }
        OfficeEvent::OfficeClosed(event) => json!({
            "closes_on": event.closes_on,
            "successor": event.successor,
        }),
        OfficeEvent::DistrictReassigned(_) => json!({}),
        OfficeEvent::DistrictReceived(event) => {
            serves(fact, event.district.as_str(), rows);
            json!({})
        }
    };
    let key = json!({"office_id": fact.id});
    rows.patch(
        &OFFICES,
        key.clone(),
        json!({"version": fact.recorded.sequence}),
    );
    rows.patch(&OFFICES, key, columns);
}

/// A district has one office at a time: the last one that took it.
fn serves(fact: &Fact<'_>, district: &str, rows: &mut Rows) {
    rows.patch(
        &DISTRICTS,
        json!({"district": district}),
        json!({"office_id": fact.id, "taken_in": fact.recorded.sequence}),
    );
}
