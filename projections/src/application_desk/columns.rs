//! The columns that single events set.

use domain::application::{
    AppealDecided, AppealOutcome, ApplicationDrafted, ApplicationEvent, ApplicationImported,
    ApplicationSubmitted, TermExpired, TermUsed,
};
use serde::Serialize;
use serde_json::{Value, json};

pub(super) fn drafted(event: &ApplicationDrafted) -> Value {
    json!({
        "capacity": event.capacity,
        "mandate_id": event.mandate_id,
        "district": event.district,
        "service": event.service,
        "service_version": event.service_version,
        "title": event.title,
    })
}

pub(super) fn submitted(event: &ApplicationSubmitted) -> Value {
    json!({
        "capacity": event.capacity,
        "mandate_id": event.mandate_id,
        "channel": event.channel,
        "identity": event.identity,
        "form": event.form,
        "declarations": event.declarations,
        "service": event.procedure.service,
        "service_version": event.procedure.service_version,
        "title": event.procedure.title,
    })
}

pub(super) fn decided(outcome: &str, term: TermUsed, decision: &impl Serialize) -> Value {
    json!({"outcome": outcome, "decided_on": term.decided_on, "decision": decision})
}

/// Where the service says so, silence is the decision.
pub(super) fn term_expired(event: &TermExpired) -> Value {
    if event.silence.is_failure_to_act() {
        return json!({});
    }
    json!({"outcome": "expire_term", "decided_on": event.silent_from(), "decision": event})
}

/// An appeal that is upheld takes the decision away: the file is examined again.
pub(super) fn appeal_decided(event: &AppealDecided) -> Value {
    match event.outcome {
        AppealOutcome::Upheld => json!({
            "appeal": event,
            "outcome": null,
            "decided_on": null,
            "decision": null,
            "proposal": null,
            "notice": null,
            "observations_on": null,
        }),
        AppealOutcome::Dismissed | AppealOutcome::Abandoned => json!({"appeal": event}),
    }
}

pub(super) fn imported(event: &ApplicationImported) -> Value {
    json!({
        "title": event.service,
        "imported": event,
        "received_at": event.received_at,
        "received_on": event.received_at.map(domain::shared::time::rome_day),
    })
}

/// What was done, in the words of the other system.
pub(super) fn activity(event: &ApplicationEvent) -> Option<Value> {
    if let ApplicationEvent::ExternalEventRecorded(event) = event {
        Some(json!(event.activity))
    } else {
        None
    }
}
