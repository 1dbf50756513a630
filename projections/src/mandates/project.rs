//! Events of mandates, and which applications are made by them, into rows.

use super::{APPLICATIONS, MANDATES};
use crate::{Event, Fact, Rows};
use domain::application::ApplicationEvent;
use domain::mandate::{MandateEvent, MandateGranted, MandateProof, MandateStatus};
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Application(event) => application(fact, event, rows),
        Event::Mandate(event) => mandate(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::CarePlan(_)
        | Event::Fund(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

/// Only these events say by which mandate somebody acts.
fn application(fact: &Fact<'_>, event: &ApplicationEvent, rows: &mut Rows) {
    use ApplicationEvent as E;
    if !matches!(
        event,
        E::ApplicationDrafted(_) | E::RepresentationChanged(_) | E::RepresentationEnded(_)
    ) {
        return;
    }
    let key = json!({"application_id": fact.id});
    match fact.case.and_then(|case| case.mandate) {
        Some(mandate) => rows.patch(&APPLICATIONS, key, json!({"mandate_id": mandate})),
        None => rows.delete(&APPLICATIONS, key),
    }
}

fn mandate(fact: &Fact<'_>, event: &MandateEvent, rows: &mut Rows) {
    let status = |status: MandateStatus| json!({"status": status});
    let columns = match event {
        MandateEvent::MandateGranted(event) => granted(event),
        MandateEvent::MandateAccepted(_) | MandateEvent::MandateResumed(_) => {
            status(MandateStatus::Active)
        }
        MandateEvent::MandateRefused(_) => status(MandateStatus::Refused),
        MandateEvent::MandateSuspended(_) => status(MandateStatus::Suspended),
        MandateEvent::MandateRenewed(event) => json!({"until_on": event.until_on}),
        MandateEvent::MandateRevoked(_) => status(MandateStatus::Revoked),
        MandateEvent::MandateExpired(_) => status(MandateStatus::Expired),
    };
    let key = json!({"mandate_id": fact.id});
    let version = json!({"version": fact.recorded.sequence});
    rows.patch(&MANDATES, key.clone(), columns);
    rows.patch(&MANDATES, key, version);
}

fn granted(event: &MandateGranted) -> Value {
    let (proof, status) = match &event.proof {
        MandateProof::CourtDecree { .. } => ("court_decree", MandateStatus::Active),
        MandateProof::PaperProxy { .. } => ("paper_proxy", MandateStatus::Active),
        MandateProof::DigitalDelegation { .. } => ("digital_delegation", MandateStatus::Proposed),
        MandateProof::SelfDeclaration { .. } => ("self_declaration", MandateStatus::Active),
        MandateProof::CivilRegistry => ("civil_registry", MandateStatus::Active),
    };
    json!({
        "status": status,
        "capacity": event.capacity,
        "principal": event.principal,
        "agent": event.agent,
        "people": [event.principal, event.agent],
        "proof": proof,
        "scope": event.scope,
        "powers": event.powers,
        "from_on": event.from_on,
        "until_on": event.until_on,
    })
}
