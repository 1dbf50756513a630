//! Quando il termine è scaduto: what the silence means, and the substitute power (L. 241/1990 art. 2 c. 8 and 9-bis).

use crate::application::{
    Application, ApplicationError, ApplicationEvent, ExpireTerm, InvokeSubstitutePower,
    SubstitutePowerInvoked, TermExpired,
};
use crate::service::Silence;
use crate::shared::time::rome_day;
use chrono::{DateTime, NaiveDate, Utc};

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

/// Once in a term; an application that was answered has nothing to expire.
pub(super) fn expire(state: &Application, command: &ExpireTerm) -> Decided {
    state.filed()?;
    if !state.status.is_pending() || state.term_expired {
        return Ok(Vec::new());
    }
    let silence = state.procedure()?.silence;
    let owed = silence == Silence::FailureToAct;
    Ok(vec![
        TermExpired {
            expired_on: expired_on(state, command.at)?,
            silence,
            substitute_by: state.substitute_due_on().filter(|_| owed),
            established_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn substitute(state: &Application, command: &InvokeSubstitutePower) -> Decided {
    state.pending()?;
    if state.substitute_power_invoked {
        return Err(ApplicationError::SubstitutePowerAlreadyInvoked);
    }
    Ok(vec![
        SubstitutePowerInvoked {
            expired_on: expired_on(state, command.at)?,
            deadline_on: state
                .substitute_due_on()
                .ok_or(ApplicationError::TermSuspended)?,
            invoked_at: command.at,
        }
        .into(),
    ])
}

/// The last day the office had, once it is over.
fn expired_on(state: &Application, at: DateTime<Utc>) -> Result<NaiveDate, ApplicationError> {
    state.term()?;
    let expired_on = state.due_on().ok_or(ApplicationError::TermSuspended)?;
    if rome_day(at) <= expired_on {
        return Err(ApplicationError::TermNotExpired);
    }
    Ok(expired_on)
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{
        self, at, decided, evolved, given, refused, submitted, then, under_review,
    };
    use crate::application::{
        Application, ApplicationCommand, ApplicationError, ApplicationEvent, ApplicationStatus,
        TermExpired,
    };
    use crate::decider::Fact;
    use crate::service::Silence;

    fn deadline_of(event: &ApplicationEvent) -> Option<String> {
        if let ApplicationEvent::SubstitutePowerInvoked(event) = event {
            Some(event.deadline_on.to_string())
        } else {
            None
        }
    }

    /// Filed for a service whose sheet says what silence means.
    fn filed_with(silence: Silence) -> Vec<ApplicationCommand> {
        let mut filing = samples::submit_application();
        filing.service.silence = silence;
        then(samples::ready(), filing)
    }

    fn expiry(story: &[ApplicationCommand]) -> TermExpired {
        let events = decided(story, samples::expire_term()).expect("the term is over");
        match events.as_slice() {
            [ApplicationEvent::TermExpired(event)] => (**event).clone(),
            other => panic!("{other:?}"),
        }
    }

    fn expired(silence: Silence) -> Application {
        given(&then(filed_with(silence), samples::expire_term()))
    }

    #[test]
    fn a_term_expires_the_day_after_its_last_one_in_rome() {
        let mut early = samples::expire_term();
        early.at = "2026-04-01T21:59:59Z".parse().expect("an instant");
        assert_eq!(
            refused(&submitted(), early.clone()),
            ApplicationError::TermNotExpired
        );
        early.at = "2026-04-01T22:00:00Z".parse().expect("an instant");
        assert!(decided(&submitted(), early).is_ok());
        let event = expiry(&submitted());
        assert_eq!(event.expired_on.to_string(), "2026-04-01");
        let effective = ApplicationEvent::from(event).effective_at();
        assert_eq!(effective, "2026-04-01T22:00:00Z".parse().ok());
    }

    #[test]
    fn silence_is_a_failure_to_act_and_opens_the_substitute_power() {
        let event = expiry(&submitted());
        assert_eq!(event.silence, Silence::FailureToAct);
        let by = event.substitute_by.map(|day| day.to_string());
        assert_eq!(by.as_deref(), Some("2026-04-16"));
        let state = expired(Silence::FailureToAct);
        assert_eq!(state.status, ApplicationStatus::Submitted);
        assert!(state.term_expired && !state.substitute_power_invoked);
    }

    #[test]
    fn an_office_that_is_late_still_answers() {
        let story = then(under_review(), samples::expire_term());
        let mut grant = samples::grant();
        grant.at = at("04-20");
        assert_eq!(
            given(&then(story, grant)).status,
            ApplicationStatus::Granted
        );
    }

    #[test]
    fn silence_grants_or_refuses_only_where_the_service_says_so() {
        for (silence, status) in [
            (Silence::Assent, ApplicationStatus::Granted),
            (Silence::Refusal, ApplicationStatus::Rejected),
        ] {
            let event = expiry(&filed_with(silence));
            assert_eq!((event.silence, event.substitute_by), (silence, None));
            let state = expired(silence);
            assert_eq!(state.status, status);
            let adopted = state.decision.expect("a silent decision").adopted_on;
            assert_eq!(adopted.to_string(), "2026-04-02");
            let story = then(filed_with(silence), samples::expire_term());
            assert!(decided(&story, samples::file_appeal()).is_ok());
        }
    }

    #[test]
    fn a_term_expires_once_and_only_where_an_answer_is_owed() {
        let story = then(submitted(), samples::expire_term());
        assert_eq!(decided(&story, samples::expire_term()), Ok(Vec::new()));
        let granted = decided(&samples::granted(), samples::expire_term());
        assert_eq!(granted, Ok(Vec::new()));
    }

    #[test]
    fn a_term_that_begins_anew_can_expire_anew() {
        let story = then(submitted(), samples::expire_term());
        let mut withdraw = samples::withdraw();
        withdraw.at = at("04-10");
        let mut reopen = samples::reopen();
        reopen.at = at("04-11");
        let story = then(then(story, withdraw), reopen);
        assert!(!given(&story).term_expired);
        assert_eq!(
            refused(&story, samples::expire_term()),
            ApplicationError::TermNotExpired
        );
        let mut late = samples::expire_term();
        late.at = at("05-12");
        assert_eq!(decided(&story, late).map(|events| events.len()), Ok(1));
    }

    #[test]
    fn a_term_whose_end_is_not_known_does_not_expire() {
        let story = then(samples::supplied(), samples::notify_rejection_grounds());
        let mut late = samples::expire_term();
        late.at = at("12-31");
        assert_eq!(refused(&story, late), ApplicationError::TermSuspended);
    }

    #[test]
    fn the_substitute_has_half_the_term_once_it_is_over() {
        let mut early = samples::invoke_substitute_power();
        early.at = at("04-01");
        assert_eq!(
            refused(&submitted(), early),
            ApplicationError::TermNotExpired
        );
        let story = then(submitted(), samples::invoke_substitute_power());
        let deadline = evolved(&story).iter().find_map(deadline_of);
        assert_eq!(deadline.as_deref(), Some("2026-04-16"));
        let why = refused(&story, samples::invoke_substitute_power());
        assert_eq!(why, ApplicationError::SubstitutePowerAlreadyInvoked);
    }
}
