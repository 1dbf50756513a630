//! Events of applications, into what an office knows of them.

use super::columns;
use super::{CHECKS, DESK, STEPS};
use crate::application::Case;
use crate::{Event, Fact, Rows};
use domain::application::{ApplicationEvent as E, DeclarationChecked};
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::Application(event) => application(fact, event, rows),
        Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Mandate(_)
        | Event::Office(_)
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

fn application(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    let Some(case) = fact.case else { return };
    let key = json!({"application_id": fact.id});
    rows.patch(&DESK, key.clone(), standing(fact, case));
    rows.patch(&DESK, key, set_by(event));
    if let E::DeclarationChecked(event) = event {
        checked(fact, event, rows);
    }
    step(fact, event, rows);
}

/// What follows from the case as a whole.
fn standing(fact: &Fact<'_>, case: &Case) -> Value {
    let mut columns = json!({
        "version": fact.recorded.sequence,
        "status": case.status,
        "clock": case.clock,
        "office": case.office,
        "officer": case.officer,
        "priority": case.priority,
        "applicant": case.applicant,
        "beneficiary": case.beneficiary,
        "people": case.people,
        "term_days": case.term_days,
        "due_on": case.due_on,
        "known_grounds": case.known_grounds,
        "substitute_on": case.substitute_on,
        "milestone": case.milestone,
        "updated_at": fact.recorded.recorded_at,
    });
    // Imported cases say themselves when they were received.
    if let Some(registration) = &case.registered {
        columns["number"] = json!(registration.display_number());
        columns["registration"] = json!(registration);
        columns["received_at"] = json!(registration.registered_at);
        columns["received_on"] = json!(case.received_on());
    }
    if fact.recorded.sequence == 1 {
        columns["opened_at"] = json!(fact.recorded.recorded_at);
    }
    columns
}

/// What only this event says.
fn set_by(event: &E) -> Value {
    match event {
        E::ApplicationDrafted(e) => columns::drafted(e),
        E::DraftUpdated(e) => json!({"form": e.form}),
        E::DeclarationsRecorded(e) => json!({"declarations": e.declarations}),
        E::DraftDiscarded(_) => json!({"form": null, "declarations": null}),
        E::ApplicationSubmitted(e) => columns::submitted(e),
        E::ReceiptIssued(e) => json!({"receipt": e}),
        E::PriorityGranted(e) => json!({"priority_reason": e.reason}),
        E::RepresentationChanged(e) => {
            json!({"capacity": e.capacity, "mandate_id": e.mandate_id})
        }
        E::IntegrationRequested(e) => json!({"integration": e}),
        E::RejectionGroundsNotified(e) => json!({"notice": e, "proposal": null}),
        E::ObservationsSubmitted(e) => json!({"observations_on": e.submitted_on}),
        E::DecisionProposed(e) => json!({"proposal": e}),
        E::ReviewResumed(_) => json!({"proposal": null}),
        E::ApplicationRanked(e) => json!({"ranking": e}),
        E::ApplicationGranted(e) => columns::decided("grant", e.term, e),
        E::ApplicationRejected(e) => columns::decided("reject", e.term, e),
        E::ApplicationDeclaredInadmissible(e) => {
            columns::decided("declare_inadmissible", e.term, e)
        }
        E::TermExpired(e) => columns::term_expired(e),
        E::ApplicationWithdrawn(e) => json!({"ending": e}),
        E::EntryRenounced(e) => json!({"ending": e}),
        E::ApplicationArchived(e) => json!({"ending": e}),
        E::DecisionAnnulled(e) => json!({"ending": e}),
        E::DecisionRevoked(e) => json!({"ending": e}),
        E::BenefitForfeited(e) => json!({"ending": e}),
        E::ApplicationReopened(_) => json!({"ending": null}),
        E::AppealFiled(e) => json!({"appeal": e}),
        E::AppealDecided(e) => columns::appeal_decided(e),
        E::ApplicationImported(e) => columns::imported(e),
        E::DocumentAttached(_)
        | E::DocumentRemoved(_)
        | E::ApplicationRegistered(_)
        | E::OfficerAssigned(_)
        | E::ConflictDeclared(_)
        | E::ApplicationTransferred(_)
        | E::MessageSent(_)
        | E::NotificationDelivered(_)
        | E::RepresentationEnded(_)
        | E::IntegrationSupplied(_)
        | E::IntegrationExpired(_)
        | E::MemoFiled(_)
        | E::RejectionNoticeReceived(_)
        | E::ObservationsWindowClosed(_)
        | E::ApplicationDataCorrected(_)
        | E::DeclarationChecked(_)
        | E::SubstitutePowerInvoked(_)
        | E::ExternalEventRecorded(_) => json!({}),
    }
}

fn checked(fact: &Fact<'_>, event: &DeclarationChecked, rows: &mut Rows) {
    rows.patch(
        &CHECKS,
        json!({"application_id": fact.id, "code": event.code}),
        json!({
            "outcome": event.outcome,
            "source": event.source,
            "note": event.note,
            "checked_at": event.checked_at,
        }),
    );
}

/// Every event is a step in the history of the case, with its author.
fn step(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    let recorded = fact.recorded;
    let number = event
        .registration()
        .and_then(|stamp| stamp.assigned())
        .map(domain::shared::stamp::Registration::display_number);
    rows.patch(
        &STEPS,
        json!({"application_id": fact.id, "sequence": recorded.sequence}),
        json!({
            "code": recorded.event_type,
            "effective_at": recorded.effective_at,
            "recorded_at": recorded.recorded_at,
            "number": number,
            "actor": recorded.meta("actor"),
            "role": recorded.meta("role"),
            "office": recorded.meta("office"),
            "activity": columns::activity(event),
        }),
    );
}
