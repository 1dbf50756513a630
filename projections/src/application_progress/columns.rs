//! The columns that single events set, and which events are milestones.

use domain::application::{
    AppealDecided, AppealOutcome, ApplicationDeclaredInadmissible, ApplicationDrafted,
    ApplicationGranted, ApplicationRejected, ApplicationSubmitted, ReceiptIssued, TermExpired,
};
use serde_json::{Value, json};

pub(super) fn drafted(event: &ApplicationDrafted) -> Value {
    json!({"capacity": event.capacity, "service": event.service, "title": event.title})
}

pub(super) fn submitted(event: &ApplicationSubmitted) -> Value {
    json!({
        "capacity": event.capacity,
        "draft": event.form,
        "service": event.procedure.service,
        "title": event.procedure.title,
        "legal_basis": event.procedure.legal_basis,
    })
}

pub(super) fn receipt(event: &ReceiptIssued) -> Value {
    json!({
        "title": event.title,
        "legal_basis": event.legal_basis,
        "unit": event.unit,
        "procedure_officer": event.procedure_officer,
        "substitute_power_holder": event.substitute_power_holder,
    })
}

pub(super) fn granted(event: &ApplicationGranted) -> Value {
    json!({
        "outcome": "grant",
        "decided_on": event.term.decided_on,
        "term": event.term,
        "benefit": event.benefit,
        "reasons": event.reasons,
        "appeals": event.appeals,
    })
}

pub(super) fn rejected(event: &ApplicationRejected) -> Value {
    json!({
        "outcome": "reject",
        "decided_on": event.term.decided_on,
        "term": event.term,
        "reasons": event.reasons,
        "grounds": event.grounds,
        "appeals": event.appeals,
    })
}

pub(super) fn inadmissible(event: &ApplicationDeclaredInadmissible) -> Value {
    json!({
        "outcome": "declare_inadmissible",
        "decided_on": event.term.decided_on,
        "term": event.term,
        "reasons": event.reasons,
        "appeals": event.appeals,
    })
}

/// Where the service says so, silence is the decision.
pub(super) fn term_expired(event: &TermExpired) -> Value {
    if event.silence.is_failure_to_act() {
        return json!({});
    }
    json!({"outcome": "expire_term", "decided_on": event.silent_from()})
}

/// An appeal that is upheld takes the decision away: the file is examined again.
pub(super) fn appeal_decided(event: &AppealDecided) -> Value {
    match event.outcome {
        AppealOutcome::Upheld => json!({
            "outcome": null,
            "decided_on": null,
            "term": null,
            "benefit": null,
            "reasons": null,
            "grounds": null,
            "appeals": null,
        }),
        AppealOutcome::Dismissed | AppealOutcome::Abandoned => json!({}),
    }
}
