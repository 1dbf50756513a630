//! Presentare: everything the law and the service want is there; then the number, the term, the receipt.

use crate::application::act::Act;
use crate::application::representation::{self, Acting};
use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationRegistered, ApplicationSubmitted,
    AttachmentFiled, Capacity, IssueReceipt, Procedure, ReceiptIssued, SubmitApplication, form,
};
use crate::service::{AttachmentRule, Channel, Unit};
use crate::shared::ids::{OfficeCode, PersonId};
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::time::rome_day;
use chrono::{DateTime, Utc};
use serde_json::Value;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn decide(state: &Application, command: &SubmitApplication) -> Decided {
    state.drafting()?;
    let (id, applicant) = state.identity()?;
    let beneficiary = state.beneficiary.ok_or(ApplicationError::NotStarted)?;
    let capacity = state.capacity.ok_or(ApplicationError::NotStarted)?;
    service_open(state, command)?;
    way_accepted(capacity, command)?;
    represented(state, command, capacity, applicant, beneficiary)?;
    let form = readable(state)?;
    form::check(&command.service.form_schema, form)?;
    complete(state, command)?;

    let procedure = Procedure::of(&command.service, &command.calendar);
    let office = command
        .service
        .offices
        .in_charge_of(state.district.as_ref());
    let act = Act {
        kind: ActKind::Application,
        direction: Direction::Inbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    let stamp = act.request(
        id,
        applicant,
        office.clone(),
        &procedure.title,
        state.acts + 1,
    );
    let submitted = ApplicationSubmitted {
        applicant,
        beneficiary,
        capacity,
        mandate_id: representation::mandate_of(&command.representation),
        office: office.clone(),
        channel: command.channel,
        identity: command.identity,
        evidence: state.seal_some(command.evidence.as_ref()),
        form: state.seal(form),
        declarations: state.declarations.clone(),
        attachments: attachments(state),
        procedure: procedure.clone(),
    };
    let registered = ApplicationRegistered {
        registration: stamp,
        term: procedure.term.clone(),
    };
    let receipt = receipt(state, &procedure, office, &command.service.unit, command.at);
    Ok(vec![submitted.into(), registered.into(), receipt.into()])
}

/// Rilasciare la ricevuta, where filing did not yield it.
pub(super) fn issue_receipt(state: &Application, command: &IssueReceipt) -> Decided {
    state.filed()?;
    if state.receipt_issued {
        return Ok(Vec::new());
    }
    let office = state.office.as_ref().ok_or(ApplicationError::NotStarted)?;
    let receipt = receipt(state, state.procedure()?, office, &command.unit, command.at);
    Ok(vec![receipt.into()])
}

fn service_open(state: &Application, command: &SubmitApplication) -> Result<(), ApplicationError> {
    if state.service.as_ref() != Some(&command.service.code) {
        return Err(ApplicationError::OtherService);
    }
    if !command.service.open_at(command.at) {
        return Err(ApplicationError::ServiceClosed);
    }
    Ok(())
}

/// Ex officio there is nobody to identify; every other way needs the level of the service.
fn way_accepted(capacity: Capacity, command: &SubmitApplication) -> Result<(), ApplicationError> {
    let ex_officio = command.channel == Channel::ExOfficio;
    let accepted = ex_officio || command.channel.is_among(&command.service.channels);
    if !accepted || ex_officio != (capacity == Capacity::ExOfficio) {
        return Err(ApplicationError::ChannelNotAccepted);
    }
    if !ex_officio && command.identity < command.service.minimum_identity {
        return Err(ApplicationError::IdentityTooLow);
    }
    Ok(())
}

fn represented(
    state: &Application,
    command: &SubmitApplication,
    capacity: Capacity,
    applicant: PersonId,
    beneficiary: PersonId,
) -> Result<(), ApplicationError> {
    if state.representation_ended {
        return Err(ApplicationError::RepresentationEnded);
    }
    let acting = Acting {
        capacity,
        applicant,
        beneficiary,
        service: &command.service.code,
        on: rome_day(command.at),
    };
    representation::check(&acting, &command.representation)
}

fn readable(state: &Application) -> Result<&Value, ApplicationError> {
    let form = state.form.as_ref().ok_or(ApplicationError::FormMissing)?;
    form.reveal().ok_or(ApplicationError::FormUnreadable)
}

fn complete(state: &Application, command: &SubmitApplication) -> Result<(), ApplicationError> {
    let declared = |code| state.declarations.iter().any(|made| &made.code == code);
    if !command.service.required_declarations.iter().all(declared) {
        return Err(ApplicationError::DeclarationMissing);
    }
    command
        .service
        .required_attachments
        .iter()
        .try_for_each(|rule| attached(state, rule))
}

fn attached(state: &Application, rule: &AttachmentRule) -> Result<(), ApplicationError> {
    let mut found = state
        .documents
        .iter()
        .filter(|document| document.code.as_ref() == Some(&rule.code))
        .peekable();
    if found.peek().is_none() {
        return Err(ApplicationError::AttachmentMissing);
    }
    let accepted = found.all(|document| {
        rule.media_types.is_empty() || rule.media_types.contains(&document.media_type)
    });
    if accepted {
        Ok(())
    } else {
        Err(ApplicationError::MediaTypeNotAccepted)
    }
}

fn attachments(state: &Application) -> Vec<AttachmentFiled> {
    let filed = |document: &crate::application::DocumentOnFile| AttachmentFiled {
        document_id: document.document_id,
        code: document.code.clone(),
        digest: document.digest.clone(),
    };
    state.documents.iter().map(filed).collect()
}

fn receipt(
    state: &Application,
    procedure: &Procedure,
    office: &OfficeCode,
    unit: &Unit,
    at: DateTime<Utc>,
) -> ReceiptIssued {
    ReceiptIssued {
        title: procedure.title.clone(),
        legal_basis: procedure.legal_basis.clone(),
        office: office.clone(),
        unit: unit.name.clone(),
        procedure_officer: state.seal(&unit.head),
        substitute_power_holder: state.seal(&unit.substitute_power_holder),
        term_days: procedure.term.days,
        attachments: attachments(state),
        issued_at: at,
    }
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{self, decided, drafted, given, ready, refused, submitted};
    use crate::application::{ApplicationError, ApplicationEvent, ApplicationStatus, Capacity};
    use crate::decider::{ClaimAction, Command, Decider};
    use crate::service::{Channel, DuplicatePolicy, IdentityLevel};
    use crate::shared::error::Coded;
    use crate::shared::personal::{Envelope, Personal, RetentionClass};
    use crate::shared::time::rome_day;
    use cqrs_es::DomainEvent;

    #[test]
    fn filing_yields_the_application_its_number_and_its_receipt_in_one_append() {
        let events = decided(&ready(), samples::submit_application()).expect("accepted");
        let names: Vec<_> = events.iter().map(DomainEvent::event_type).collect();
        assert_eq!(
            names,
            [
                "application_submitted",
                "application_registered",
                "receipt_issued"
            ]
        );
    }

    #[test]
    fn the_term_runs_from_the_day_of_the_number_and_not_of_the_command() {
        let mut story = ready();
        let mut late = samples::submit_application();
        late.at = "2026-03-02T22:59:59Z".parse().expect("an instant");
        story.push(late.into());
        // The samples' register numbers an act two seconds after its command.
        let state = given(&story);
        let registered = state.registered.clone().expect("numbered");
        assert_eq!(rome_day(registered.registered_at).to_string(), "2026-03-03");
        assert_eq!(state.due_on().expect("runs").to_string(), "2026-04-02");
    }

    #[test]
    fn the_due_day_of_the_event_is_that_of_the_state() {
        let state = given(&submitted());
        let due = samples::evolved(&submitted()).iter().find_map(|event| {
            if let ApplicationEvent::ApplicationRegistered(event) = event {
                Some(event.due_on())
            } else {
                None
            }
        });
        assert_eq!(due, Some(state.due_on()));
        assert_eq!(state.status, ApplicationStatus::Submitted);
    }

    #[test]
    fn what_was_filed_cannot_be_filed_again() {
        let why = refused(&submitted(), samples::submit_application());
        assert_eq!(why, ApplicationError::NotADraft);
    }

    #[test]
    fn the_rules_must_be_those_of_the_service_drafted_for() {
        let mut command = samples::submit_application();
        command.service.code = samples::code("nursery", crate::shared::ids::ServiceCode::new);
        assert_eq!(refused(&ready(), command), ApplicationError::OtherService);
    }

    #[test]
    fn the_window_counts_when_it_is_filed() {
        let mut command = samples::submit_application();
        command.service.closes_at = Some(command.at);
        assert_eq!(refused(&ready(), command), ApplicationError::ServiceClosed);
    }

    #[test]
    fn a_channel_the_service_does_not_list_is_refused() {
        let mut command = samples::submit_application();
        command.channel = Channel::Pec;
        assert_eq!(
            refused(&ready(), command),
            ApplicationError::ChannelNotAccepted
        );
        let mut command = samples::submit_application();
        command.channel = Channel::ExOfficio;
        assert_eq!(
            refused(&ready(), command),
            ApplicationError::ChannelNotAccepted
        );
    }

    #[test]
    fn a_low_identity_is_refused() {
        let mut command = samples::submit_application();
        command.identity = IdentityLevel::Low;
        assert_eq!(refused(&ready(), command), ApplicationError::IdentityTooLow);
    }

    #[test]
    fn the_form_must_be_there_readable_and_right() {
        let why = refused(&drafted(), samples::submit_application());
        assert_eq!(why, ApplicationError::FormMissing);

        let mut state = given(&ready());
        let form = state.form.as_mut().expect("filled in");
        *form = Personal::Sealed(Envelope {
            subject: form.subject(),
            class: RetentionClass::Application,
            data: String::new(),
        });
        let why = state.decide(&samples::submit_application().into());
        assert_eq!(why, Err(ApplicationError::FormUnreadable));

        let mut story = ready();
        let mut wrong = samples::update_draft();
        wrong.form = serde_json::json!({ "rooms": 0 });
        story.push(wrong.into());
        let why = refused(&story, samples::submit_application());
        assert_eq!(why.fields().len(), 1);
    }

    #[test]
    fn a_required_declaration_is_not_missing() {
        let mut story = ready();
        let mut none = samples::record_declarations();
        none.declarations.clear();
        story.push(none.into());
        let why = refused(&story, samples::submit_application());
        assert_eq!(why, ApplicationError::DeclarationMissing);
    }

    #[test]
    fn a_required_paper_is_there_in_an_accepted_format() {
        let mut story = ready();
        story.push(samples::remove_document().into());
        let why = refused(&story, samples::submit_application());
        assert_eq!(why, ApplicationError::AttachmentMissing);
        let mut scanned = samples::attach_document();
        scanned.document.media_type = "image/tiff".to_owned();
        story.push(scanned.into());
        let why = refused(&story, samples::submit_application());
        assert_eq!(why, ApplicationError::MediaTypeNotAccepted);
    }

    #[test]
    fn a_representative_whose_mandate_ended_cannot_file() {
        let mut story = samples::ready_as(Capacity::Delegate);
        story.push(samples::end_representation().into());
        let why = refused(&story, samples::submit_as(Capacity::Delegate));
        assert_eq!(why, ApplicationError::RepresentationEnded);
    }

    #[test]
    fn only_filing_reads_the_form_in_clear() {
        for command in samples::commands() {
            assert_eq!(
                command.needs_clear(),
                command.name() == "submit_application"
            );
        }
    }

    #[test]
    fn a_second_application_is_met_by_the_policy_of_the_service() {
        let expected = [
            (DuplicatePolicy::Allow, None),
            (DuplicatePolicy::Reject, Some(ClaimAction::Exclusive)),
            (DuplicatePolicy::FirstWins, Some(ClaimAction::IfFree)),
            (DuplicatePolicy::LastWins, Some(ClaimAction::TakeOver)),
        ];
        for (policy, action) in expected {
            let mut command = samples::submit_application();
            command.service.duplicate_policy = policy;
            let state = given(&ready());
            let events = state.decide(&command.into()).expect("accepted");
            let claims = state.claims(&events);
            assert_eq!(claims.first().map(|claim| claim.action), action);
        }
    }

    #[test]
    fn an_application_that_ends_gives_its_claim_back() {
        let mut story = submitted();
        story.push(samples::withdraw().into());
        let events = samples::evolved(&story);
        let claims = given(&submitted()).claims(&events[events.len() - 1..]);
        assert_eq!(claims[0].action, ClaimAction::Release);
    }

    #[test]
    fn a_receipt_is_issued_once() {
        assert_eq!(
            decided(&submitted(), samples::issue_receipt()),
            Ok(Vec::new())
        );
    }
}
