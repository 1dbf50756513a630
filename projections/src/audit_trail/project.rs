//! Every event of the log, into one row each.

use super::AUDIT_TRAIL;
use crate::{Event, Fact, Rows};
use domain::application::ApplicationEvent;
use domain::shared::text::Vocabulary;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    let recorded = fact.recorded;
    let meta = |key: &str| recorded.meta(key);
    rows.insert(
        &AUDIT_TRAIL,
        json!({
            "log_index": recorded.log_index,
            "recorded_at": recorded.recorded_at,
            "effective_at": recorded.effective_at,
            "aggregate_type": recorded.aggregate_type,
            "aggregate_id": recorded.aggregate_id,
            "sequence": recorded.sequence,
            "event_type": recorded.event_type,
            "changed": changed(&recorded.payload),
            "actor": meta("actor"),
            "role": meta("role"),
            "office": meta("office"),
            "external_actor": external_actor(fact),
            "on_behalf_of": meta("on_behalf_of"),
            "channel": meta("channel"),
            "reason": meta("reason"),
            "command_id": recorded.command_id,
            "correlation_id": meta("correlation_id"),
            "causation_id": meta("causation_id"),
        }),
    );
}

/// Imported rows name who did it there; the author of the event is the import.
fn external_actor<'a>(fact: &Fact<'a>) -> Option<&'a str> {
    if let Event::Application(event) = fact.event
        && let ApplicationEvent::ExternalEventRecorded(row) = &**event
    {
        row.resource.as_ref().map(Vocabulary::as_str)
    } else {
        None
    }
}

/// Names of the fields an event sets; a field it leaves empty is not one of them.
fn changed(payload: &Value) -> Vec<&str> {
    payload
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| *name != "type" && !value.is_null())
        .map(|(name, _)| name.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_fields_are_kept() {
        let payload = json!({
            "type": "document_registered",
            "digest": null,
            "subject": {"$sealed": {"data": "AAAA"}},
            "office": "centro-1",
        });
        assert_eq!(changed(&payload), ["office", "subject"]);
    }
}
