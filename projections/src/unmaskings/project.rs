//! Events of unmaskings, into rows.

use super::UNMASKINGS;
use crate::{Event, Fact, Rows};
use domain::unmasking::UnmaskingEvent;
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Unmasking(event) => unmasking(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Application(_)
        | Event::Call(_)
        | Event::CarePlan(_)
        | Event::CaseFile(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Ranking(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Service(_) => {}
    }
}

fn unmasking(fact: &Fact<'_>, event: &UnmaskingEvent, rows: &mut Rows) {
    let columns = match event {
        UnmaskingEvent::UnmaskingRequested(event) => json!({
            "status": "requested",
            "target": event.target,
            "target_id": event.target_id,
            "reason": event.reason,
            "note": event.note,
            "requested_by": event.by,
            "requested_at": event.requested_at,
        }),
        UnmaskingEvent::UnmaskingApproved(event) => json!({
            "status": "approved",
            "answered_by": event.by,
            "answered_at": event.approved_at,
            "until_at": event.until_at,
        }),
        UnmaskingEvent::UnmaskingRefused(event) => json!({
            "status": "refused",
            "answered_by": event.by,
            "answered_at": event.refused_at,
            "refusal": event.reason,
        }),
        UnmaskingEvent::UnmaskingEnded(event) => json!({
            "status": "ended",
            "ended_by": event.by,
            "ended_at": event.ended_at,
        }),
    };
    let key = json!({"unmasking_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&UNMASKINGS, key.clone(), columns);
    rows.patch(&UNMASKINGS, key, version);
}
