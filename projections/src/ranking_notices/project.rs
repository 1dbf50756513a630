//! Events of applications, into what was told and written of calls and rankings.

use super::{NOTICES, RECORDED};
use crate::{Event, Fact, Rows};
use domain::application::{ApplicationEvent as E, ApplicationRanked, MessageSent};
use serde_json::json;

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
        | Event::Unmasking(_)
        | Event::Register(_)
        | Event::Registration(_) => {}
    }
}

fn application(fact: &Fact<'_>, event: &E, rows: &mut Rows) {
    match event {
        E::MessageSent(e) => told(fact, e, rows),
        E::ApplicationRanked(e) => ranked(fact, e, rows),
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
        | E::DocumentAttached(_)
        | E::DocumentRemoved(_)
        | E::IntegrationSupplied(_)
        | E::MemoFiled(_)
        | E::ObservationsSubmitted(_)
        | E::AppealFiled(_) => {}
    }
}

fn told(fact: &Fact<'_>, event: &MessageSent, rows: &mut Rows) {
    if let Some(about) = &event.about {
        let key = json!({
            "application_id": fact.id,
            "subject": about.subject,
            "matter": about.matter,
        });
        rows.patch(&NOTICES, key, json!({}));
    }
}

fn ranked(fact: &Fact<'_>, event: &ApplicationRanked, rows: &mut Rows) {
    let key = json!({"application_id": fact.id, "ranking_id": event.ranking_id});
    let columns = json!({
        "standing": event.place,
        "position": event.position,
        "approved_on": event.approved_on,
    });
    rows.patch(&RECORDED, key, columns);
}
