//! Events of calls, into rows.

use super::CALLS;
use crate::{Event, Fact, Rows};
use domain::call::{CallEvent, CallStatus};
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Call(event) => call(fact, event, rows),
        Event::Application(_)
        | Event::CarePlan(_)
        | Event::AccessSheet(_)
        | Event::CaseFile(_)
        | Event::Ranking(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Service(_)
        | Event::Unmasking(_) => {}
    }
}

fn call(fact: &Fact<'_>, event: &CallEvent, rows: &mut Rows) {
    let columns = match event {
        CallEvent::CallDrafted(event) => json!({
            "code": event.code,
            "service": event.service,
            "office": event.office,
            "status": CallStatus::Draft,
            "content": event.content,
            "published_version": 0,
        }),
        CallEvent::CallRevised(event) => json!({"content": event.content}),
        CallEvent::CallPublished(event) => json!({
            "status": CallStatus::Published,
            "content": event.content,
            "published_version": 1,
            "draw_commitment": event.draw_commitment,
            "published_at": event.published_at,
        }),
        CallEvent::CallAmended(event) => json!({
            "content": event.content,
            "published_version": event.version,
            "amended_at": event.amended_at,
            "amendment_reason": event.reason,
        }),
        CallEvent::CallRevoked(event) => json!({
            "status": CallStatus::Revoked,
            "revoked_at": event.revoked_at,
            "revocation_reason": event.reason,
        }),
    };
    let key = json!({"call_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&CALLS, key.clone(), columns);
    rows.patch(&CALLS, key, version);
}
