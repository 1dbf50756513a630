//! Events of services, into rows.

use super::SERVICES;
use crate::{Event, Fact, Rows};
use domain::service::ServiceEvent;
use serde_json::json;

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Service(event) => service(fact, event, rows),
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
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_) => {}
    }
}

fn service(fact: &Fact<'_>, event: &ServiceEvent, rows: &mut Rows) {
    let columns = match event {
        ServiceEvent::ServicePublished(event) => json!({
            "code": event.code,
            "published_version": 1,
            "content": event.content,
            "offices": event.offices,
        }),
        ServiceEvent::ServiceRevised(event) => json!({
            "published_version": event.version,
            "content": event.content,
        }),
        ServiceEvent::ServiceWithdrawn(event) => json!({
            "withdrawn_at": event.withdrawn_at,
            "withdrawal_reason": event.reason,
        }),
        ServiceEvent::WindowOpened(event) => json!({
            "opens_at": event.opens_at,
            "closes_at": event.closes_at,
            "period": event.period,
        }),
        ServiceEvent::WindowExtended(event) => json!({"closes_at": event.closes_at}),
        ServiceEvent::WindowClosed(event) => json!({"closes_at": event.closed_at}),
        ServiceEvent::OfficeMapSet(event) => json!({"offices": event.offices}),
    };
    let key = json!({"service_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&SERVICES, key.clone(), columns);
    rows.patch(&SERVICES, key, version);
}
