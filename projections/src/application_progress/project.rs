//! Events of applications, into what whoever filed them may follow.

use super::{PROGRESS, STEPS, columns};
use crate::application::Case;
use crate::{Event, Fact, Rows};
use domain::application::ApplicationEvent as E;
use domain::shared::stamp::Registration;
use domain::shared::time::rome_day;
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
    rows.patch(&PROGRESS, key.clone(), standing(fact, case));
    let (columns, is_milestone) = set_by(event);
    rows.patch(&PROGRESS, key, columns);
    if is_milestone {
        step(fact, event, rows);
    }
}

/// What follows from the case as a whole.
fn standing(fact: &Fact<'_>, case: &Case) -> Value {
    let window = case.integration.or(case.observations);
    let mut columns = json!({
        "version": fact.recorded.sequence,
        "status": case.status,
        "clock": case.clock,
        "people": case.people,
        "office": case.office,
        "applicant": case.applicant,
        "beneficiary": case.beneficiary,
        "number": case.number(),
        "received_at": case.registered.as_ref().map(|number| number.registered_at),
        "received_on": case.received_on(),
        "term_days": case.term_days,
        "due_on": case.due_on,
        "answer_by": window.map(|window| window.last_on),
        "updated_at": fact.recorded.recorded_at,
    });
    if fact.recorded.sequence == 1 {
        columns["opened_at"] = json!(fact.recorded.recorded_at);
    }
    columns
}

/// What only this event says, and whether whoever filed the application sees it among the milestones.
fn set_by(event: &E) -> (Value, bool) {
    let (seen, unseen) = (true, false);
    match event {
        E::ApplicationDrafted(e) => (columns::drafted(e), seen),
        E::DraftUpdated(e) => (json!({"draft": e.form}), unseen),
        E::DraftDiscarded(_) => (json!({"draft": null}), seen),
        E::ApplicationSubmitted(e) => (columns::submitted(e), seen),
        E::ReceiptIssued(e) => (columns::receipt(e), seen),
        E::IntegrationRequested(e) => (json!({"asked": e.items}), seen),
        E::IntegrationSupplied(e) if e.complete => (json!({"asked": null}), seen),
        E::IntegrationExpired(_) => (json!({"asked": null}), seen),
        E::RejectionGroundsNotified(e) => (json!({"grounds": e.grounds}), seen),
        E::ApplicationRanked(e) => (json!({"ranking": e}), seen),
        E::ApplicationGranted(e) => (columns::granted(e), seen),
        E::ApplicationRejected(e) => (columns::rejected(e), seen),
        E::ApplicationDeclaredInadmissible(e) => (columns::inadmissible(e), seen),
        E::TermExpired(e) => (columns::term_expired(e), seen),
        E::AppealDecided(e) => (columns::appeal_decided(e), seen),
        E::ApplicationImported(e) => (json!({"title": e.service}), unseen),
        E::ApplicationRegistered(_)
        | E::OfficerAssigned(_)
        | E::ApplicationTransferred(_)
        | E::RepresentationChanged(_)
        | E::RepresentationEnded(_)
        | E::IntegrationSupplied(_)
        | E::MemoFiled(_)
        | E::RejectionNoticeReceived(_)
        | E::ObservationsSubmitted(_)
        | E::ObservationsWindowClosed(_)
        | E::ApplicationDataCorrected(_)
        | E::ApplicationWithdrawn(_)
        | E::EntryRenounced(_)
        | E::ApplicationArchived(_)
        | E::ApplicationReopened(_)
        | E::DecisionAnnulled(_)
        | E::DecisionRevoked(_)
        | E::BenefitForfeited(_)
        | E::SubstitutePowerInvoked(_)
        | E::AppealFiled(_) => (json!({}), seen),
        E::DeclarationsRecorded(_)
        | E::DocumentAttached(_)
        | E::DocumentRemoved(_)
        | E::ConflictDeclared(_)
        | E::PriorityGranted(_)
        | E::MessageSent(_)
        | E::NotificationDelivered(_)
        | E::DeclarationChecked(_)
        | E::DecisionProposed(_)
        | E::ReviewResumed(_)
        | E::ExternalEventRecorded(_) => (json!({}), unseen),
    }
}

fn step(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    let number = event
        .registration()
        .and_then(|stamp| stamp.assigned())
        .map(Registration::display_number);
    rows.patch(
        &STEPS,
        json!({"application_id": fact.id, "sequence": fact.recorded.sequence}),
        json!({
            "code": fact.recorded.event_type,
            "on_day": rome_day(fact.recorded.effective_at),
            "at": fact.recorded.effective_at,
            "number": number,
        }),
    );
}
