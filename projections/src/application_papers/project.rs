//! Events of applications, into their papers and messages.

use super::{MESSAGES, PAPERS};
use crate::{Event, Fact, Rows};
use chrono::{DateTime, Utc};
use domain::application::{
    ApplicationEvent as E, ApplicationStatus, Document, DocumentAttached, MessageSender,
    MessageSent,
};
use domain::shared::personal::Personal;
use domain::shared::text::ShortText;
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

/// How a paper came in.
struct Arrival {
    phase: &'static str,
    internal: bool,
    visible: bool,
    at: DateTime<Utc>,
}

fn application(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    match event {
        E::DocumentAttached(e) => attached(fact, e, rows),
        E::DocumentRemoved(e) => {
            let key = json!({"application_id": fact.id, "document_id": e.document_id});
            rows.delete(&PAPERS, key);
        }
        E::IntegrationSupplied(e) => papers(fact, &e.documents, "integration", rows),
        E::MemoFiled(e) => papers(fact, &e.documents, "memo", rows),
        E::ObservationsSubmitted(e) => papers(fact, &e.documents, "observations", rows),
        E::MessageSent(e) => message(fact, e, rows),
        E::ApplicationDrafted(_)
        | E::DraftUpdated(_)
        | E::DeclarationsRecorded(_)
        | E::DraftDiscarded(_)
        | E::ApplicationSubmitted(_)
        | E::ReceiptIssued(_)
        | E::OfficerAssigned(_)
        | E::ConflictDeclared(_)
        | E::PriorityGranted(_)
        | E::ApplicationTransferred(_)
        | E::NotificationDelivered(_)
        | E::RepresentationChanged(_)
        | E::RepresentationEnded(_)
        | E::IntegrationExpired(_)
        | E::RejectionNoticeReceived(_)
        | E::ObservationsWindowClosed(_)
        | E::ApplicationDataCorrected(_)
        | E::DeclarationChecked(_)
        | E::DecisionProposed(_)
        | E::ReviewResumed(_)
        | E::ApplicationRanked(_)
        | E::ApplicationArchived(_)
        | E::ApplicationReopened(_)
        | E::TermExpired(_)
        | E::SubstitutePowerInvoked(_)
        | E::AppealDecided(_)
        | E::ApplicationImported(_)
        | E::ExternalEventRecorded(_)
        | E::ApplicationRegistered(_)
        | E::IntegrationRequested(_)
        | E::RejectionGroundsNotified(_)
        | E::ApplicationGranted(_)
        | E::ApplicationRejected(_)
        | E::ApplicationDeclaredInadmissible(_)
        | E::ApplicationWithdrawn(_)
        | E::EntryRenounced(_)
        | E::DecisionAnnulled(_)
        | E::DecisionRevoked(_)
        | E::BenefitForfeited(_)
        | E::AppealFiled(_) => {}
    }
}

fn attached(fact: &Fact<'_>, event: &DocumentAttached, rows: &mut Rows) {
    // Papers that were asked for may come one by one before the answer that names them.
    let asked_for = fact
        .case
        .is_some_and(|case| case.status == ApplicationStatus::AwaitingIntegration);
    let arrival = Arrival {
        phase: match (event.internal, asked_for) {
            (true, _) => "office",
            (false, true) => "integration",
            (false, false) => "draft",
        },
        internal: event.internal,
        visible: event.visible_to_applicant,
        at: event.attached_at,
    };
    paper(fact, &event.document, &arrival, rows);
}

fn papers(
    fact: &Fact<'_>,
    documents: &[Document<Personal<ShortText>>],
    phase: &'static str,
    rows: &mut Rows,
) {
    let arrival = Arrival {
        phase,
        internal: false,
        visible: true,
        at: fact.recorded.effective_at,
    };
    for document in documents {
        paper(fact, document, &arrival, rows);
    }
}

fn paper(
    fact: &Fact<'_>,
    document: &Document<Personal<ShortText>>,
    arrival: &Arrival,
    rows: &mut Rows,
) {
    rows.patch(
        &PAPERS,
        json!({"application_id": fact.id, "document_id": document.document_id}),
        json!({
            "code": document.code,
            "name": document.name,
            "media_type": document.media_type,
            "size": document.size,
            "digest": document.digest,
            "phase": arrival.phase,
            "internal": arrival.internal,
            "visible": arrival.visible,
            "added_at": arrival.at,
        }),
    );
}

fn message(fact: &Fact<'_>, event: &MessageSent, rows: &mut Rows) {
    let actor = match event.sender {
        MessageSender::Office => json!(fact.recorded.meta("actor")),
        MessageSender::Applicant => Value::Null,
    };
    rows.patch(
        &MESSAGES,
        json!({"application_id": fact.id, "message_id": event.message_id}),
        json!({
            "sequence": fact.recorded.sequence,
            "sender": event.sender,
            "body": event.body,
            "actor": actor,
            "sent_at": event.sent_at,
        }),
    );
}
