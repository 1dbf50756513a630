//! One arm per event: what each fact changes in the state.

use super::{
    Application, DecisionOnFile, DocumentOnFile, DocumentPlace, IntegrationOnFile, NoticeOnFile,
    ObservationsOnFile,
};
use crate::application::{
    AppealDecided, AppealOutcome, ApplicationDeclaredInadmissible, ApplicationDrafted,
    ApplicationEvent, ApplicationGranted, ApplicationImported, ApplicationRanked,
    ApplicationRegistered, ApplicationRejected, ApplicationReopened, ApplicationStatus,
    ApplicationSubmitted, ApplicationTransferred, ConflictDeclared, DecisionProposed, Document,
    DocumentAttached, ExternalEventRecorded, IntegrationRequested, IntegrationSupplied, ListPlace,
    ObservationsSubmitted, OfficerAssigned, RejectionGroundsNotified, RejectionNoticeReceived,
    RepresentationChanged, TermExpired,
};
use crate::service::Silence;
use crate::shared::personal::Personal;
use crate::shared::term::Term;
use crate::shared::text::ShortText;
use ApplicationStatus as Status;

impl Application {
    /// Takes one event into the state.
    pub(super) fn take(&mut self, event: &ApplicationEvent) {
        use ApplicationEvent as E;
        if event.registration().is_some() {
            self.acts += 1;
        }
        match event {
            E::ApplicationDrafted(e) => self.drafted(e),
            E::DraftUpdated(e) => self.form = Some(e.form.clone()),
            E::DeclarationsRecorded(e) => self.declarations.clone_from(&e.declarations),
            E::DocumentAttached(e) => self.attached(e),
            E::DocumentRemoved(e) => self.documents.retain(|d| d.document_id != e.document_id),
            E::DraftDiscarded(_) => self.discarded(),
            E::ApplicationSubmitted(e) => self.submitted(e),
            E::ApplicationRegistered(e) => self.number_assigned(e),
            E::ReceiptIssued(_) => self.receipt_issued = true,
            E::OfficerAssigned(e) => self.assigned(e),
            E::ConflictDeclared(e) => self.conflict(e),
            E::PriorityGranted(_) => self.priority = true,
            E::ApplicationTransferred(e) => self.transferred(e),
            E::MessageSent(e) => _ = self.messages.insert(e.message_id),
            E::NotificationDelivered(e) => _ = self.notifications.insert(e.notification_id),
            E::RepresentationChanged(e) => self.representation_changed(e),
            E::RepresentationEnded(_) => self.representation_ended = true,
            E::IntegrationRequested(e) => self.integration_requested(e),
            E::IntegrationSupplied(e) => self.integration_supplied(e),
            E::IntegrationExpired(_) => self.integration_over(),
            E::MemoFiled(e) => self.file_all(&e.documents),
            E::RejectionGroundsNotified(e) => self.notified(e),
            E::RejectionNoticeReceived(e) => self.notice_received(e),
            E::ObservationsSubmitted(e) => self.observed(e),
            E::ObservationsWindowClosed(_) => self.observations_over(),
            E::ApplicationDataCorrected(_) => {}
            E::DeclarationChecked(e) => _ = self.checks.insert(e.code.clone(), e.outcome),
            E::DecisionProposed(e) => self.proposed(e),
            E::ReviewResumed(_) => self.review_resumed(),
            E::ApplicationRanked(e) => self.ranked(e),
            E::ApplicationGranted(e) => self.granted(e),
            E::ApplicationRejected(e) => self.rejected(e),
            E::ApplicationDeclaredInadmissible(e) => self.inadmissible(e),
            E::ApplicationWithdrawn(_) => self.leave(Status::Withdrawn),
            E::EntryRenounced(_) => self.leave(Status::Renounced),
            E::ApplicationArchived(_) => self.leave(Status::Archived),
            E::ApplicationReopened(e) => self.reopened(e),
            E::DecisionAnnulled(_) => self.leave(Status::Annulled),
            E::DecisionRevoked(_) => self.leave(Status::Revoked),
            E::BenefitForfeited(_) => self.leave(Status::Forfeited),
            E::TermExpired(e) => self.term_over(e),
            E::SubstitutePowerInvoked(_) => self.substitute_power_invoked = true,
            E::AppealFiled(_) => self.appealed(),
            E::AppealDecided(e) => self.appeal_decided(e),
            E::ApplicationImported(e) => self.imported_from(e),
            E::ExternalEventRecorded(e) => self.row_recorded(e),
        }
    }

    fn leave(&mut self, status: Status) {
        self.before = Some(self.status);
        self.status = status;
    }

    fn drafted(&mut self, event: &ApplicationDrafted) {
        self.id = Some(event.application_id);
        self.status = Status::Draft;
        self.service = Some(event.service.clone());
        self.applicant = Some(event.applicant);
        self.beneficiary = Some(event.beneficiary);
        self.capacity = Some(event.capacity);
        self.mandate_id = event.mandate_id;
        self.office = Some(event.office.clone());
        self.district.clone_from(&event.district);
    }

    /// What was never filed is not kept.
    fn discarded(&mut self) {
        self.status = Status::Discarded;
        self.form = None;
        self.documents.clear();
        self.declarations.clear();
    }

    fn attached(&mut self, event: &DocumentAttached) {
        let place = if event.internal {
            DocumentPlace::Internal
        } else {
            DocumentPlace::Loose
        };
        self.file(&event.document, place);
    }

    fn file(&mut self, document: &Document<Personal<ShortText>>, place: DocumentPlace) {
        self.documents
            .retain(|d| d.document_id != document.document_id);
        self.documents.push(DocumentOnFile {
            document_id: document.document_id,
            code: document.code.clone(),
            media_type: document.media_type.clone(),
            digest: document.digest.clone(),
            place,
        });
    }

    fn file_all(&mut self, documents: &[Document<Personal<ShortText>>]) {
        for document in documents {
            self.file(document, DocumentPlace::Filed);
        }
    }

    fn documents_stay(&mut self) {
        for document in &mut self.documents {
            if document.place == DocumentPlace::Loose {
                document.place = DocumentPlace::Filed;
            }
        }
    }

    fn submitted(&mut self, event: &ApplicationSubmitted) {
        self.status = Status::Submitted;
        self.applicant = Some(event.applicant);
        self.beneficiary = Some(event.beneficiary);
        self.capacity = Some(event.capacity);
        self.mandate_id = event.mandate_id;
        self.office = Some(event.office.clone());
        self.declarations.clone_from(&event.declarations);
        self.procedure = Some(event.procedure.clone());
        // The form stays in its event; decisions after filing never read it.
        self.form = None;
        self.documents_stay();
    }

    fn number_assigned(&mut self, event: &ApplicationRegistered) {
        self.registered = event.registration.assigned().cloned();
        self.term = event
            .received_on()
            .map(|day| Term::new(day, event.term.days));
    }

    fn assigned(&mut self, event: &OfficerAssigned) {
        self.officer = Some(event.officer.clone());
        if self.status == Status::Submitted {
            self.status = Status::UnderReview;
        }
    }

    fn conflict(&mut self, event: &ConflictDeclared) {
        self.conflicts.insert(event.officer.clone());
        if self.officer.as_ref() == Some(&event.officer) {
            self.officer = None;
        }
    }

    fn transferred(&mut self, event: &ApplicationTransferred) {
        self.office = Some(event.to.clone());
        self.officer = None;
    }

    fn representation_changed(&mut self, event: &RepresentationChanged) {
        self.applicant = Some(event.applicant);
        self.capacity = Some(event.capacity);
        self.mandate_id = event.mandate_id;
        self.representation_ended = false;
    }

    fn integration_requested(&mut self, event: &IntegrationRequested) {
        self.status = Status::AwaitingIntegration;
        let resumes_on = event.suspension.span().to.unwrap_or(event.deadline_on);
        self.integration = Some(IntegrationOnFile {
            deadline_on: event.deadline_on,
            resumes_on,
            closed: false,
        });
        if let Some(term) = &mut self.term {
            term.suspend(event.suspension);
        }
    }

    fn integration_supplied(&mut self, event: &IntegrationSupplied) {
        self.file_all(&event.documents);
        self.declarations.extend(event.declarations.iter().cloned());
        if event.complete {
            if let Some(term) = &mut self.term {
                term.integration_supplied(event.supplied_on);
            }
            self.integration_over();
        }
    }

    fn integration_over(&mut self) {
        self.documents_stay();
        if let Some(integration) = &mut self.integration {
            integration.closed = true;
        }
        if self.status == Status::AwaitingIntegration {
            self.status = Status::UnderReview;
        }
    }

    fn notified(&mut self, event: &RejectionGroundsNotified) {
        let grounds = event.grounds.iter().map(|ground| ground.code.clone());
        self.known_grounds.extend(grounds.clone());
        self.notice = Some(NoticeOnFile {
            grounds: grounds.collect(),
            communicated_on: event.communicated_on,
            deadline_on: event.deadline_on,
            received_at: event.received_at,
        });
        self.observations.clear();
        self.proposal = None;
        self.status = Status::AwaitingObservations;
        if let Some(term) = &mut self.term {
            term.suspend(event.suspension);
        }
    }

    fn notice_received(&mut self, event: &RejectionNoticeReceived) {
        if let Some(notice) = &mut self.notice {
            notice.deadline_on = Some(event.deadline_on);
            notice.received_at = Some(event.received_at);
        }
        if let Some(term) = &mut self.term {
            term.notice_received(event.deadline_on);
        }
    }

    fn observed(&mut self, event: &ObservationsSubmitted) {
        self.file_all(&event.documents);
        self.observations.push(ObservationsOnFile {
            observations: event.observations,
            late: event.late,
        });
        if let Some(term) = &mut self.term {
            term.observations_submitted(event.submitted_on);
        }
    }

    fn observations_over(&mut self) {
        if self.status == Status::AwaitingObservations {
            self.status = Status::UnderReview;
        }
    }

    fn proposed(&mut self, event: &DecisionProposed) {
        self.proposal = Some(event.outcome);
        self.status = Status::Proposed;
    }

    fn review_resumed(&mut self) {
        self.proposal = None;
        self.status = Status::UnderReview;
    }

    fn ranked(&mut self, event: &ApplicationRanked) {
        self.status = match event.place {
            ListPlace::Ranked => Status::Ranked,
            ListPlace::WaitingList => Status::WaitingList,
            ListPlace::Excluded => Status::Excluded,
        };
    }

    fn granted(&mut self, event: &ApplicationGranted) {
        self.status = Status::Granted;
        self.decision = Some(DecisionOnFile {
            adopted_on: event.term.decided_on,
            economic: event.benefit.amount.is_some(),
            grounds: std::collections::BTreeSet::new(),
            known_grounds: event.known_grounds.iter().cloned().collect(),
        });
    }

    fn rejected(&mut self, event: &ApplicationRejected) {
        self.status = Status::Rejected;
        self.known_grounds
            .extend(event.known_grounds.iter().cloned());
        self.decision = Some(DecisionOnFile {
            adopted_on: event.term.decided_on,
            economic: false,
            grounds: event
                .grounds
                .iter()
                .map(|ground| ground.code.clone())
                .collect(),
            known_grounds: event.known_grounds.iter().cloned().collect(),
        });
    }

    fn inadmissible(&mut self, event: &ApplicationDeclaredInadmissible) {
        self.status = Status::Inadmissible;
        self.decision = Some(DecisionOnFile {
            adopted_on: event.term.decided_on,
            economic: false,
            grounds: std::collections::BTreeSet::new(),
            known_grounds: self.known_grounds.clone(),
        });
    }

    /// Where the service says so, silence is an answer; otherwise the office still owes one.
    fn term_over(&mut self, event: &TermExpired) {
        self.term_expired = true;
        self.status = match event.silence {
            Silence::FailureToAct => return,
            Silence::Assent => Status::Granted,
            Silence::Refusal => Status::Rejected,
        };
        self.decision = Some(DecisionOnFile {
            adopted_on: event.silent_from(),
            economic: false,
            grounds: std::collections::BTreeSet::new(),
            known_grounds: self.known_grounds.clone(),
        });
    }

    /// A new term from the day; what was asked and notified before stays on file.
    fn restart(&mut self, on: chrono::NaiveDate) {
        self.term = self
            .procedure
            .as_ref()
            .map(|rules| Term::new(on, rules.term.days));
        self.term_expired = false;
        self.substitute_power_invoked = false;
    }

    fn reopened(&mut self, event: &ApplicationReopened) {
        let assigned = self.officer.is_some();
        self.status = if assigned {
            Status::UnderReview
        } else {
            Status::Submitted
        };
        self.before = None;
        self.restart(event.reopened_on);
    }

    fn appealed(&mut self) {
        if self.status != Status::Appealed {
            self.leave(Status::Appealed);
        }
    }

    fn appeal_decided(&mut self, event: &AppealDecided) {
        self.foreclosed_grounds
            .extend(event.foreclosed_grounds.iter().cloned());
        let before = self.before.take();
        if event.outcome == AppealOutcome::Upheld {
            self.status = Status::UnderReview;
            self.decision = None;
            self.proposal = None;
            self.notice = None;
            self.observations.clear();
            self.restart(event.decided_on);
        } else {
            self.status = before.unwrap_or(Status::Rejected);
        }
    }

    fn imported_from(&mut self, event: &ApplicationImported) {
        self.id = Some(event.application_id);
        self.status = Status::Imported;
        self.office = Some(event.office.clone());
        self.imported.get_or_insert_default();
    }

    fn row_recorded(&mut self, event: &ExternalEventRecorded) {
        // As of a day, rows may stand before their case: the clocks of other systems go back.
        self.imported.get_or_insert_default().take(event);
    }
}
