//! Preavviso di rigetto e osservazioni (L. 241/1990 art. 10-bis).

use super::documents;
use crate::application::act::Act;
use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationStatus, CloseObservationsWindow,
    Ground, NoticeOnFile, NotifyRejectionGrounds, ObservationsSubmitted, ObservationsWindowClosed,
    RecordNoticeReceipt, RejectionGroundsNotified, RejectionNoticeReceived, SubmitObservations,
};
use crate::shared::stamp::{ActKind, Direction};
use crate::shared::term::{Suspension, Term};
use crate::shared::time::rome_day;
use chrono::{DateTime, NaiveDate, Utc};

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

/// Grounds that blame the citizen for what the administration did or left undone.
const OWN_FAULT: &[&str] = &["administration-delay", "administration-fault"];

pub(super) fn notify(state: &Application, command: &NotifyRejectionGrounds) -> Decided {
    state.pending()?;
    if state.procedure()?.competitive {
        return Err(ApplicationError::NoticeNotDue);
    }
    if state.status == ApplicationStatus::Submitted {
        return Err(ApplicationError::NotUnderReview);
    }
    if state.status == ApplicationStatus::AwaitingObservations {
        return Err(ApplicationError::NoticePending);
    }
    check_grounds(state, &command.grounds)?;
    let today = rome_day(command.at);
    let observation_days = state.procedure()?.caps.observation_days;
    let mut suspension = state.term()?.rejection_notice(today, observation_days)?;
    let deadline_on = match command.received_at {
        Some(at) => Some(deadline(state, today, at, command.at)?),
        None => None,
    };
    if let Suspension::RejectionNotice {
        observations_by, ..
    } = &mut suspension
    {
        *observations_by = deadline_on;
    }
    let act = Act {
        kind: ActKind::RejectionNotice,
        direction: Direction::Outbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    Ok(vec![
        RejectionGroundsNotified {
            registration: act.stamp(state)?,
            grounds: command
                .grounds
                .iter()
                .map(|g| g.seal(|text| state.seal(text)))
                .collect(),
            suspension,
            communicated_on: today,
            received_at: command.received_at,
            deadline_on,
            due_on: state.due_after(|term| term.suspend(suspension))?,
        }
        .into(),
    ])
}

/// What every list of grounds must respect.
pub(super) fn check_grounds(
    state: &Application,
    grounds: &[Ground],
) -> Result<(), ApplicationError> {
    if grounds.is_empty() {
        return Err(ApplicationError::GroundsMissing);
    }
    if grounds
        .iter()
        .any(|ground| OWN_FAULT.contains(&ground.code.as_str()))
    {
        return Err(ApplicationError::GroundIsOwnFault);
    }
    if grounds
        .iter()
        .any(|ground| state.foreclosed_grounds.contains(&ground.code))
    {
        return Err(ApplicationError::GroundForeclosed);
    }
    Ok(())
}

/// The last day for observations: ten days from receipt, moved over holidays.
fn deadline(
    state: &Application,
    communicated_on: NaiveDate,
    received_at: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<NaiveDate, ApplicationError> {
    let received_on = rome_day(received_at);
    // The clocks of a carrier and of an office differ; what counts is the day.
    if received_on > rome_day(at) {
        return Err(ApplicationError::ReceivedInFuture);
    }
    if received_on < communicated_on {
        return Err(ApplicationError::ReceivedBeforeSent);
    }
    let procedure = state.procedure()?;
    let days = procedure.caps.observation_days;
    Ok(procedure.term.calendar.citizen_deadline(received_on, days))
}

pub(super) fn record_receipt(state: &Application, command: &RecordNoticeReceipt) -> Decided {
    state.filed()?;
    let known = state.notice.as_ref().and_then(|notice| notice.received_at);
    if known == Some(command.received_at) {
        return Ok(Vec::new());
    }
    if known.is_some() {
        return Err(ApplicationError::NoticeAlreadyReceived);
    }
    state.pending()?;
    let notice = served(state)?;
    let deadline_on = deadline(
        state,
        notice.communicated_on,
        command.received_at,
        command.at,
    )?;
    Ok(vec![
        RejectionNoticeReceived {
            received_at: command.received_at,
            deadline_on,
            due_on: state.due_after(|term| term.notice_received(deadline_on))?,
        }
        .into(),
    ])
}

pub(super) fn observe(state: &Application, command: &SubmitObservations) -> Decided {
    state.pending()?;
    let notice = served(state)?;
    documents::check_all(state, &command.documents)?;
    let today = rome_day(command.at);
    let late = notice.deadline_on.is_some_and(|deadline| today > deadline);
    let mut term = state.term()?.clone();
    term.observations_submitted(today);
    let act = Act {
        kind: ActKind::Observations,
        direction: Direction::Inbound,
        counterparty: &command.counterparty,
        digest: command.digest.as_ref(),
    };
    let number = u32::try_from(state.observations.len()).unwrap_or(u32::MAX - 1) + 1;
    Ok(vec![
        ObservationsSubmitted {
            registration: act.stamp(state)?,
            observations: number,
            text: state.seal(&command.text),
            documents: command
                .documents
                .iter()
                .map(|d| d.seal(|name| state.seal(name)))
                .collect(),
            submitted_on: today,
            late,
            resumes_on: resumes_on(&term),
            due_on: state.procedure()?.term.due_on(&term),
        }
        .into(),
    ])
}

pub(super) fn close(state: &Application, command: &CloseObservationsWindow) -> Decided {
    state.filed()?;
    served(state)?;
    if state.status != ApplicationStatus::AwaitingObservations {
        return Ok(Vec::new());
    }
    Ok(vec![window_closed(state, command.at)?.into()])
}

/// The fact that the clock runs again after a notice, or why it does not yet.
pub(super) fn window_closed(
    state: &Application,
    at: DateTime<Utc>,
) -> Result<ObservationsWindowClosed, ApplicationError> {
    let today = rome_day(at);
    time_to_answer_over(state, today)?;
    let resumed_on = resumes_on(state.term()?).ok_or(ApplicationError::NoticeNotReceived)?;
    if today < resumed_on {
        return Err(ApplicationError::WindowStillOpen);
    }
    Ok(ObservationsWindowClosed {
        resumed_on,
        due_on: state.due_on(),
        closed_at: at,
    })
}

/// Refuses as long as the citizen may still answer the notice.
pub(super) fn time_to_answer_over(
    state: &Application,
    today: NaiveDate,
) -> Result<(), ApplicationError> {
    let deadline = served(state)?
        .deadline_on
        .ok_or(ApplicationError::NoticeNotReceived)?;
    if today <= deadline {
        Err(ApplicationError::WindowStillOpen)
    } else {
        Ok(())
    }
}

fn served(state: &Application) -> Result<&NoticeOnFile, ApplicationError> {
    state
        .notice
        .as_ref()
        .ok_or(ApplicationError::NoticeNotServed)
}

/// The first day that counts again after the last notice.
fn resumes_on(term: &Term) -> Option<NaiveDate> {
    let is_notice = |s: &&Suspension| matches!(s, Suspension::RejectionNotice { .. });
    term.suspensions().iter().rev().find(is_notice)?.span().to
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, decided, due, given, noticed, refused, submitted, then, under_review,
    };
    use crate::application::{ApplicationError, ApplicationEvent, ApplicationStatus};
    use crate::shared::time::rome_day;

    #[test]
    fn without_observations_the_clock_waits_until_the_tenth_day_from_receipt() {
        assert_eq!(due(&noticed()), "2026-04-25");
    }

    #[test]
    fn with_observations_it_waits_ten_days_more() {
        let story = then(noticed(), samples::submit_observations());
        assert_eq!(due(&story), "2026-05-02");
        let story = then(story, samples::close_observations_window());
        assert_eq!(due(&story), "2026-05-02");
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
    }

    #[test]
    fn receipt_known_at_once_counts_like_receipt_recorded_later() {
        let mut command = samples::notify_rejection_grounds();
        command.received_at = Some(command.at);
        let story = then(samples::supplied(), command);
        assert_eq!(due(&story), due(&noticed()));
        assert_eq!(given(&story).notice, given(&noticed()).notice);
    }

    #[test]
    fn until_receipt_is_known_there_is_no_due_day() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        assert_eq!(given(&story).due_on(), None);
        let why = refused(&story, samples::close_observations_window());
        assert_eq!(why, ApplicationError::NoticeNotReceived);
    }

    #[test]
    fn nobody_receives_a_notice_before_it_was_sent() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        let mut command = samples::record_notice_receipt();
        command.received_at = samples::at("04-04");
        assert_eq!(
            refused(&story, command),
            ApplicationError::ReceivedBeforeSent
        );
    }

    #[test]
    fn nobody_has_received_a_notice_tomorrow() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        let mut command = samples::record_notice_receipt();
        command.received_at = command.at + chrono::TimeDelta::days(1);
        assert_eq!(refused(&story, command), ApplicationError::ReceivedInFuture);
        let mut notice = samples::notify_rejection_grounds();
        notice.received_at = Some(notice.at + chrono::TimeDelta::days(1));
        let why = refused(&samples::supplied(), notice);
        assert_eq!(why, ApplicationError::ReceivedInFuture);
    }

    #[test]
    fn a_clock_that_is_a_little_fast_is_no_tomorrow() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        let mut command = samples::record_notice_receipt();
        command.received_at = command.at + chrono::TimeDelta::seconds(1);
        assert_eq!(rome_day(command.received_at), rome_day(command.at));
        assert_eq!(decided(&story, command).map(|events| events.len()), Ok(1));
    }

    #[test]
    fn a_notice_is_received_once() {
        let mut other = samples::record_notice_receipt();
        other.received_at = samples::at("04-06");
        let why = refused(&noticed(), other);
        assert_eq!(why, ApplicationError::NoticeAlreadyReceived);
    }

    #[test]
    fn a_receipt_recorded_twice_changes_nothing() {
        assert_eq!(
            decided(&noticed(), samples::record_notice_receipt()),
            Ok(Vec::new())
        );
    }

    #[test]
    fn a_ranking_call_has_no_notice() {
        let why = refused(&samples::competing(), samples::notify_rejection_grounds());
        assert_eq!(why, ApplicationError::NoticeNotDue);
    }

    #[test]
    fn a_notice_states_grounds_that_are_not_the_offices_own_fault() {
        let mut empty = samples::notify_rejection_grounds();
        empty.grounds.clear();
        assert_eq!(
            refused(&under_review(), empty),
            ApplicationError::GroundsMissing
        );
        let mut own = samples::notify_rejection_grounds();
        own.grounds = vec![samples::ground("administration-delay")];
        assert_eq!(
            refused(&under_review(), own),
            ApplicationError::GroundIsOwnFault
        );
    }

    #[test]
    fn a_second_notice_waits_for_the_first() {
        let why = refused(&noticed(), samples::notify_rejection_grounds());
        assert_eq!(why, ApplicationError::NoticePending);
        let why = refused(&submitted(), samples::notify_rejection_grounds());
        assert_eq!(why, ApplicationError::NotUnderReview);
    }

    #[test]
    fn a_notice_may_be_sent_while_papers_are_awaited_and_days_count_once() {
        let story = then(under_review(), samples::request_integration());
        let mut notice = samples::notify_rejection_grounds();
        notice.received_at = Some(notice.at);
        let story = then(story, notice);
        // 30 days from 12 March and until 15 April: 34 days together.
        assert_eq!(due(&story), "2026-05-05");
    }

    #[test]
    fn late_observations_are_taken_and_marked() {
        let mut late = samples::submit_observations();
        late.at = samples::at("04-16");
        let events = decided(&noticed(), late).expect("taken");
        assert!(matches!(
            &events[0],
            ApplicationEvent::ObservationsSubmitted(event) if event.late
        ));
    }

    #[test]
    fn observations_answer_a_notice() {
        let why = refused(&under_review(), samples::submit_observations());
        assert_eq!(why, ApplicationError::NoticeNotServed);
    }

    #[test]
    fn the_window_closes_when_the_clock_runs_again_and_once() {
        let mut early = samples::close_observations_window();
        early.at = samples::at("04-15");
        assert_eq!(
            refused(&noticed(), early.clone()),
            ApplicationError::WindowStillOpen
        );
        let story = then(noticed(), samples::submit_observations());
        early.at = samples::at("04-21");
        assert_eq!(refused(&story, early), ApplicationError::WindowStillOpen);
        let story = then(story, samples::close_observations_window());
        let again = decided(&story, samples::close_observations_window());
        assert_eq!(again, Ok(Vec::new()));
    }
}
