//! A case after an event, as the domain itself sees it.

use chrono::NaiveDate;
use domain::application::{Application, ApplicationStatus};
use domain::decider::Claim;
use domain::shared::ids::{ActorCode, MandateId, OfficeCode, PersonId, ReasonCode, ServiceCode};
use domain::shared::stamp::Registration;
use domain::shared::term::Term;
use domain::shared::text::ShortText;
use domain::shared::time::{days_after, rome_day};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Decorrenza del termine: what the clock of a procedure does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Nothing was filed.
    NotStarted,
    /// The days of the office run.
    Running,
    /// The office waits for the citizen.
    Stopped,
    /// The office owes no answer any more.
    Ended,
}

/// Pratica: what follows from all events of an application up to one of them.
///
/// The read models copy it instead of finding out again what the aggregate knows: status, clock and who may see it
/// cannot differ between a decision and a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Where the procedure is.
    pub status: ApplicationStatus,
    /// What the clock does.
    pub clock: Clock,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// The procedure officer.
    pub officer: Option<ActorCode>,
    /// Whether it goes before its turn.
    pub priority: bool,
    /// Who acts.
    pub applicant: Option<PersonId>,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// Who may see it as their own.
    pub people: Vec<PersonId>,
    /// The service.
    pub service: Option<ServiceCode>,
    /// Its title, once it is filed.
    pub title: Option<ShortText>,
    /// Its number.
    pub registered: Option<Registration>,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
    /// The days the office has.
    pub term_days: Option<u32>,
    /// The last day for papers, and the first on which the window can be closed.
    pub integration: Option<Window>,
    /// The last day for observations, and the first on which the window can be closed.
    pub observations: Option<Window>,
    /// Whether the term ran out and the office still owes an answer.
    pub term_expired: bool,
    /// The last day of the holder of the substitute power, once the term is over.
    pub substitute_on: Option<NaiveDate>,
    /// Every ground that ever came up.
    pub known_grounds: BTreeSet<ReasonCode>,
    /// The mandate the applicant acts by now.
    pub mandate: Option<MandateId>,
    /// The state an imported case reached in the system it comes from.
    pub milestone: Option<ApplicationStatus>,
    /// What the event takes or gives back of the one place there is for an application like this.
    pub claim: Option<Claim>,
}

/// Finestra: days the citizen has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The last of them.
    pub last_on: NaiveDate,
    /// The first day on which it is over for good.
    pub closes_on: NaiveDate,
}

impl Window {
    fn new(last_on: NaiveDate, resumes_on: Option<NaiveDate>) -> Self {
        let after = days_after(last_on, 1);
        Self {
            last_on,
            closes_on: resumes_on.map_or(after, |day| day.max(after)),
        }
    }
}

impl Case {
    pub(super) fn of(state: &Application, claim: Option<Claim>) -> Self {
        let pending = state.status.is_pending();
        let substitute_open = state.term_expired || state.substitute_power_invoked;
        Self {
            status: state.status,
            clock: clock(state.status),
            office: state.office.clone(),
            officer: state.officer.clone(),
            priority: state.priority,
            applicant: state.applicant,
            beneficiary: state.beneficiary,
            people: state.people(),
            service: state.service.clone(),
            title: state.procedure.as_ref().map(|rules| rules.title.clone()),
            registered: state.registered.clone(),
            due_on: state.due_on(),
            term_days: state.term.as_ref().map(Term::days),
            integration: state
                .integration
                .as_ref()
                .filter(|window| pending && !window.closed)
                .map(|window| Window::new(window.deadline_on, Some(window.resumes_on))),
            observations: observations(state),
            term_expired: pending && state.term_expired,
            substitute_on: state
                .substitute_due_on()
                .filter(|_| pending && substitute_open),
            known_grounds: state.known_grounds.clone(),
            mandate: state.mandate_id.filter(|_| !state.representation_ended),
            milestone: state.imported.as_ref().and_then(|history| history.status),
            claim,
        }
    }

    /// The day it was received.
    pub fn received_on(&self) -> Option<NaiveDate> {
        self.registered
            .as_ref()
            .map(|number| rome_day(number.registered_at))
    }

    /// Its number as people write it.
    pub fn number(&self) -> Option<String> {
        self.registered.as_ref().map(Registration::display_number)
    }
}

fn clock(status: ApplicationStatus) -> Clock {
    if matches!(
        status,
        ApplicationStatus::AwaitingIntegration | ApplicationStatus::AwaitingObservations
    ) {
        Clock::Stopped
    } else if status.is_pending() {
        Clock::Running
    } else if status.is_filed() {
        Clock::Ended
    } else {
        Clock::NotStarted
    }
}

fn observations(state: &Application) -> Option<Window> {
    if state.status != ApplicationStatus::AwaitingObservations {
        return None;
    }
    let last_on = state.notice.as_ref()?.deadline_on?;
    let resumes_on = state
        .term
        .as_ref()
        .and_then(|term| term.suspensions().last())
        .and_then(|suspension| suspension.span().to);
    Some(Window::new(last_on, resumes_on))
}
