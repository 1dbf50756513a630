//! Chiedere, fornire, chiudere un'integrazione: once, at most the days of the law (L. 241/1990 art. 2 c. 7).

use super::documents;
use crate::application::act::Act;
use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationStatus, CloseIntegrationWindow,
    IntegrationExpired, IntegrationOnFile, IntegrationRequested, IntegrationSupplied, MemoFiled,
    RequestIntegration, SupplyIntegration,
};
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::time::rome_day;
use chrono::{DateTime, Utc};

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn request(state: &Application, command: &RequestIntegration) -> Decided {
    state.pending()?;
    if state.integration.is_some() {
        return Err(ApplicationError::IntegrationAlreadyRequested);
    }
    if state.status != ApplicationStatus::UnderReview {
        return Err(ApplicationError::NotUnderReview);
    }
    if command.items.is_empty() {
        return Err(ApplicationError::IntegrationEmpty);
    }
    if command.items.iter().any(|item| item.held_by_administration) {
        return Err(ApplicationError::HeldByAdministration);
    }
    let procedure = state.procedure()?;
    let today = rome_day(command.at);
    let max_days = procedure.caps.integration_max_days;
    let suspension = state.term()?.integration(today, command.days, max_days)?;
    let act = Act {
        kind: ActKind::IntegrationRequest,
        direction: Direction::Outbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    let items = command.items.iter();
    Ok(vec![
        IntegrationRequested {
            registration: act.stamp(state)?,
            items: items
                .map(|item| item.seal(|text| state.seal(text)))
                .collect(),
            suspension,
            requested_on: today,
            deadline_on: procedure
                .term
                .calendar
                .citizen_deadline(today, command.days),
            due_on: state.due_after(|term| term.suspend(suspension))?,
        }
        .into(),
    ])
}

pub(super) fn supply(state: &Application, command: &SupplyIntegration) -> Decided {
    state.pending()?;
    let integration = asked(state)?;
    documents::check_all(state, &command.documents)?;
    let today = rome_day(command.at);
    if integration.closed || today > integration.deadline_on {
        return late(state, integration, command);
    }
    let act = act(ActKind::IntegrationAnswer, command);
    let documents = command.documents.iter();
    Ok(vec![
        IntegrationSupplied {
            registration: act.stamp(state)?,
            note: state.seal_some(command.note.as_ref()),
            documents: documents.map(|d| d.seal(|name| state.seal(name))).collect(),
            declarations: command.declarations.clone(),
            complete: command.complete,
            supplied_on: today,
            due_on: state.due_after(|term| {
                if command.complete {
                    term.integration_supplied(today);
                }
            })?,
        }
        .into(),
    ])
}

/// What comes late is read as a memo and extends nothing.
fn late(
    state: &Application,
    integration: &IntegrationOnFile,
    command: &SupplyIntegration,
) -> Decided {
    let memo = MemoFiled {
        registration: act(ActKind::Memo, command).stamp(state)?,
        text: state.seal_some(command.note.as_ref()),
        documents: command
            .documents
            .iter()
            .map(|d| d.seal(|name| state.seal(name)))
            .collect(),
        late_integration: true,
        filed_at: command.at,
    };
    let mut events = Vec::new();
    if !integration.closed {
        events.push(expired(state, integration, command.at).into());
    }
    events.push(memo.into());
    Ok(events)
}

pub(super) fn close(state: &Application, command: &CloseIntegrationWindow) -> Decided {
    state.filed()?;
    let integration = asked(state)?;
    if integration.closed || !state.status.is_pending() {
        return Ok(Vec::new());
    }
    if rome_day(command.at) <= integration.deadline_on {
        return Err(ApplicationError::WindowStillOpen);
    }
    Ok(vec![expired(state, integration, command.at).into()])
}

fn asked(state: &Application) -> Result<&IntegrationOnFile, ApplicationError> {
    state
        .integration
        .as_ref()
        .ok_or(ApplicationError::IntegrationNotRequested)
}

fn act(kind: ActKind, command: &SupplyIntegration) -> Act<'_> {
    Act {
        kind,
        direction: Direction::Inbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    }
}

fn expired(
    state: &Application,
    integration: &IntegrationOnFile,
    at: DateTime<Utc>,
) -> IntegrationExpired {
    IntegrationExpired {
        resumed_on: integration.resumes_on,
        due_on: state.due_on(),
        expired_at: at,
    }
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, due, given, refused, submitted, then, under_review,
    };
    use crate::application::{ApplicationError, ApplicationStatus};
    use cqrs_es::DomainEvent;

    #[test]
    fn papers_supplied_after_fourteen_days_move_the_due_day_by_fourteen() {
        let story = then(under_review(), samples::request_integration());
        assert_eq!(due(&story), "2026-05-01");
        let story = then(story, samples::supply_integration());
        assert_eq!(due(&story), "2026-04-15");
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
    }

    #[test]
    fn papers_never_supplied_move_it_by_thirty_and_no_more() {
        let story = then(under_review(), samples::request_integration());
        let story = then(story, samples::close_integration_window());
        assert_eq!(due(&story), "2026-05-01");
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
    }

    #[test]
    fn papers_are_asked_for_once() {
        let story = then(under_review(), samples::request_integration());
        let why = refused(&story, samples::request_integration());
        assert_eq!(why, ApplicationError::IntegrationAlreadyRequested);
        let story = then(story, samples::supply_integration());
        let why = refused(&story, samples::request_integration());
        assert_eq!(why, ApplicationError::IntegrationAlreadyRequested);
    }

    #[test]
    fn what_an_administration_holds_is_not_asked_of_the_citizen() {
        let mut command = samples::request_integration();
        command.items[0].held_by_administration = true;
        let why = refused(&under_review(), command);
        assert_eq!(why, ApplicationError::HeldByAdministration);
    }

    #[test]
    fn a_request_asks_for_something_within_the_days_of_the_law() {
        let mut empty = samples::request_integration();
        empty.items.clear();
        assert_eq!(
            refused(&under_review(), empty),
            ApplicationError::IntegrationEmpty
        );
        for days in [0, 31] {
            let mut command = samples::request_integration();
            command.days = days;
            let why = refused(&under_review(), command);
            assert_eq!(why, ApplicationError::IntegrationLength);
        }
    }

    #[test]
    fn the_clock_does_not_stop_before_it_starts() {
        let mut command = samples::request_integration();
        command.at = samples::start_draft().at;
        let why = refused(&under_review(), command);
        assert_eq!(why, ApplicationError::TermNotStarted);
    }

    #[test]
    fn papers_are_asked_for_by_an_officer_under_review() {
        let why = refused(&submitted(), samples::request_integration());
        assert_eq!(why, ApplicationError::NotUnderReview);
        let why = refused(&under_review(), samples::supply_integration());
        assert_eq!(why, ApplicationError::IntegrationNotRequested);
    }

    #[test]
    fn what_comes_late_is_a_memo_and_extends_nothing() {
        let story = then(under_review(), samples::request_integration());
        let mut command = samples::supply_integration();
        command.at = samples::close_integration_window().at;
        // 11 April 2026 is a Saturday: the citizen's last day is not moved.
        let events = decided(&story, command.clone()).expect("taken as a memo");
        let names: Vec<_> = events.iter().map(DomainEvent::event_type).collect();
        assert_eq!(names, ["integration_expired", "memo_filed"]);
        assert_eq!(due(&then(story, command)), "2026-05-01");
    }

    #[test]
    fn a_part_of_the_papers_does_not_start_the_clock_again() {
        let story = then(under_review(), samples::request_integration());
        let mut part = samples::supply_integration();
        part.complete = false;
        let story = then(story, part);
        assert_eq!(given(&story).status, ApplicationStatus::AwaitingIntegration);
        assert_eq!(due(&story), "2026-05-01");
    }

    #[test]
    fn the_window_closes_after_its_last_day_and_once() {
        let story = then(under_review(), samples::request_integration());
        let mut early = samples::close_integration_window();
        early.at = samples::at("04-11");
        assert_eq!(refused(&story, early), ApplicationError::WindowStillOpen);
        let story = then(story, samples::close_integration_window());
        let again = decided(&story, samples::close_integration_window());
        assert_eq!(again, Ok(Vec::new()));
    }
}
