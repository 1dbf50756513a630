//! Istruttoria: memos, corrections, checks, messages, deliveries, proposals, places on a ranking.

use super::{documents, notice};
use crate::application::act::Act;
use crate::application::{
    Application, ApplicationDataCorrected, ApplicationError, ApplicationEvent, ApplicationRanked,
    ApplicationStatus, CheckDeclaration, CorrectData, DecisionProposed, DeclarationChecked,
    FileMemo, MemoFiled, MessageSent, NotificationDelivered, ProposeDecision,
    RecordNotificationDelivery, RecordRanking, ReturnToReview, ReviewResumed, SendMessage,
};
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::time::rome_day;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn memo(state: &Application, command: &FileMemo) -> Decided {
    state.pending()?;
    documents::check_all(state, &command.documents)?;
    let act = Act {
        kind: ActKind::Memo,
        direction: Direction::Inbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    Ok(vec![
        MemoFiled {
            registration: act.stamp(state)?,
            text: Some(state.seal(&command.text)),
            documents: command
                .documents
                .iter()
                .map(|d| d.seal(|name| state.seal(name)))
                .collect(),
            late_integration: false,
            filed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn correct(state: &Application, command: &CorrectData) -> Decided {
    state.open()?;
    if command.old == command.new {
        return Err(ApplicationError::CorrectionUnchanged);
    }
    Ok(vec![
        ApplicationDataCorrected {
            pointer: state.seal(&command.pointer),
            old: state.seal(&command.old),
            new: state.seal(&command.new),
            reason: state.seal(&command.reason),
            corrected_at: command.at,
        }
        .into(),
    ])
}

/// Checks go on after the grant: that is when a sample is drawn (DPR 445/2000 art. 71).
pub(super) fn check(state: &Application, command: &CheckDeclaration) -> Decided {
    state.filed()?;
    if !state
        .declarations
        .iter()
        .any(|made| made.code == command.code)
    {
        return Err(ApplicationError::DeclarationUnknown);
    }
    Ok(vec![
        DeclarationChecked {
            code: command.code.clone(),
            outcome: command.outcome,
            source: command.source.clone(),
            note: state.seal_some(command.note.as_ref()),
            checked_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn propose(state: &Application, command: &ProposeDecision) -> Decided {
    state.pending()?;
    if state.status == ApplicationStatus::Submitted {
        return Err(ApplicationError::NotUnderReview);
    }
    if state.status == ApplicationStatus::AwaitingIntegration {
        return Err(ApplicationError::TermSuspended);
    }
    let mut events = Vec::new();
    if state.status == ApplicationStatus::AwaitingObservations {
        events.push(notice::window_closed(state, command.at)?.into());
    }
    if state.term()?.is_suspended(rome_day(command.at)) {
        return Err(ApplicationError::TermSuspended);
    }
    events.push(
        DecisionProposed {
            outcome: command.outcome,
            findings: state.seal(&command.findings),
            proposed_at: command.at,
        }
        .into(),
    );
    Ok(events)
}

pub(super) fn return_to_review(state: &Application, command: &ReturnToReview) -> Decided {
    state.pending()?;
    if state.status != ApplicationStatus::Proposed {
        return Err(ApplicationError::NotProposed);
    }
    Ok(vec![
        ReviewResumed {
            reason: state.seal(&command.reason),
            resumed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn rank(state: &Application, command: &RecordRanking) -> Decided {
    state.open()?;
    if !state.procedure()?.competitive {
        return Err(ApplicationError::NotCompetitive);
    }
    Ok(vec![
        ApplicationRanked {
            ranking_id: command.ranking_id,
            place: command.place,
            position: command.position,
            approved_on: command.approved_on,
        }
        .into(),
    ])
}

pub(super) fn message(state: &Application, command: &SendMessage) -> Decided {
    state.filed()?;
    if state.messages.contains(&command.message_id) {
        return Ok(Vec::new());
    }
    Ok(vec![
        MessageSent {
            message_id: command.message_id,
            sender: command.sender,
            body: state.seal(&command.body),
            about: command.about.clone(),
            sent_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn delivery(state: &Application, command: &RecordNotificationDelivery) -> Decided {
    state.filed()?;
    if state.notifications.contains(&command.notification_id) {
        return Ok(Vec::new());
    }
    Ok(vec![
        NotificationDelivered {
            notification_id: command.notification_id,
            means: command.means.clone(),
            outcome: command.outcome,
            delivered_at: command.delivered_at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, given, noticed, refused, submitted, then, under_review,
    };
    use crate::application::{ApplicationError, ApplicationStatus};
    use cqrs_es::DomainEvent;

    #[test]
    fn a_correction_changes_something() {
        let mut command = samples::correct_data();
        command.new = command.old.clone();
        assert_eq!(
            refused(&submitted(), command),
            ApplicationError::CorrectionUnchanged
        );
    }

    #[test]
    fn only_what_was_declared_is_checked() {
        let mut command = samples::check_declaration();
        command.code = samples::reason("income");
        assert_eq!(
            refused(&submitted(), command),
            ApplicationError::DeclarationUnknown
        );
    }

    #[test]
    fn nothing_is_proposed_while_the_clock_stands_still() {
        let story = then(under_review(), samples::request_integration());
        let why = refused(&story, samples::propose_decision());
        assert_eq!(why, ApplicationError::TermSuspended);
        let mut early = samples::propose_decision();
        early.at = samples::at("04-15");
        assert_eq!(
            refused(&noticed(), early),
            ApplicationError::WindowStillOpen
        );
    }

    #[test]
    fn a_proposal_after_the_window_closes_it() {
        let mut command = samples::propose_decision();
        command.at = samples::at("04-16");
        let events = decided(&noticed(), command).expect("the citizen's time is over");
        let names: Vec<_> = events.iter().map(DomainEvent::event_type).collect();
        assert_eq!(names, ["observations_window_closed", "decision_proposed"]);
    }

    #[test]
    fn only_a_proposal_goes_back_to_review() {
        let why = refused(&under_review(), samples::return_to_review());
        assert_eq!(why, ApplicationError::NotProposed);
        let story = then(under_review(), samples::propose_decision());
        let story = then(story, samples::return_to_review());
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
    }

    #[test]
    fn only_a_call_has_a_ranking() {
        let why = refused(&under_review(), samples::record_ranking());
        assert_eq!(why, ApplicationError::NotCompetitive);
        let story = then(samples::competing(), samples::record_ranking());
        assert_eq!(given(&story).status, ApplicationStatus::Ranked);
    }

    #[test]
    fn a_message_and_a_delivery_are_recorded_once() {
        let story = then(submitted(), samples::send_message());
        assert_eq!(decided(&story, samples::send_message()), Ok(Vec::new()));
        let story = then(story, samples::record_notification_delivery());
        let again = decided(&story, samples::record_notification_delivery());
        assert_eq!(again, Ok(Vec::new()));
    }
}
