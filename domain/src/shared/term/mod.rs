//! The clock of a procedure: when it starts, when it stands still, when it runs out.
//!
//! Days are counted as differences between calendar days in Rome: the day of receipt does not
//! count, the last day does. So summer time never moves a date. A suspension holds its first day
//! and not its last; days covered by several suspensions count once. A suspension that begins
//! after the term ran out changes nothing: what is late stays late.

mod span;
mod suspension;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::span::DaySpan;
use self::span::{days_between, union};
pub use self::suspension::Suspension;
use super::calendar::Calendar;
use super::error::{Coded, Kind};
use super::time::days_after;

/// Termine del procedimento: the days an office has to end a procedure (L. 241/1990 art. 2).
///
/// Decisions ask for a [`Suspension`] and write its facts into an event; states apply facts with
/// the methods that cannot fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    received_on: NaiveDate,
    days: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    suspensions: Vec<Suspension>,
}

/// Why the clock cannot be stopped so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// Papers were already asked for; the law allows it once.
    #[error("an integration was already requested in this procedure")]
    IntegrationAlreadyRequested,
    /// More days than the regime allows for an integration, or none.
    #[error("an integration may last from 1 to {max_days} days")]
    IntegrationLength {
        /// The most days the regime allows.
        max_days: u32,
    },
    /// A notice of rejection still stops the clock.
    #[error("a rejection notice is still waiting for its answer")]
    NoticePending,
    /// The clock would stop on a day before it started.
    #[error("the term has not started on that day")]
    NotStarted,
}

impl Coded for TermError {
    fn code(&self) -> &'static str {
        match self {
            Self::IntegrationAlreadyRequested => "term.integration-already-requested",
            Self::IntegrationLength { .. } => "term.integration-length",
            Self::NoticePending => "term.notice-pending",
            Self::NotStarted => "term.not-started",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::IntegrationAlreadyRequested | Self::NoticePending => Kind::Refused,
            Self::IntegrationLength { .. } | Self::NotStarted => Kind::Invalid,
        }
    }
}

/// Questions to the clock.
impl Term {
    /// A term of `days` days that runs from the day an application was received.
    pub fn new(received_on: NaiveDate, days: u32) -> Self {
        Self {
            received_on,
            days,
            suspensions: Vec::new(),
        }
    }

    /// The day of receipt, day zero.
    pub fn received_on(&self) -> NaiveDate {
        self.received_on
    }

    /// The days the office has, without suspensions.
    pub fn days(&self) -> u32 {
        self.days
    }

    /// The suspensions in the order they were ordered.
    pub fn suspensions(&self) -> &[Suspension] {
        &self.suspensions
    }

    /// The last day of the term, or `None` while a suspension without a known end holds it.
    ///
    /// A suspension that still waits counts with its full length, so this is the latest day.
    pub fn expires_on(&self) -> Option<NaiveDate> {
        let mut due = days_after(self.received_on, self.days.into());
        for span in self.standstills() {
            if span.from > due {
                break;
            }
            due = days_after(due, days_between(span.from, span.to?).into());
        }
        Some(due)
    }

    /// The last day for the office: [`Term::expires_on`], moved to the next working day where the
    /// service says so. The law does not move it by itself.
    pub fn due_on(&self, calendar: &Calendar, roll_office_deadline: bool) -> Option<NaiveDate> {
        self.expires_on().map(|day| {
            if roll_office_deadline {
                calendar.roll_office_deadline(day)
            } else {
                day
            }
        })
    }

    /// Whether the clock stands still on this day. Never so once the term ran out.
    pub fn is_suspended(&self, on: NaiveDate) -> bool {
        self.counted_standstills()
            .into_iter()
            .any(|span| span.contains(on))
    }

    /// Giorni impiegati al netto: days used up to `on`, without those of counted suspensions.
    ///
    /// Zero before receipt. Above [`Term::days`] exactly when the term has run out.
    pub fn net_days_used(&self, on: NaiveDate) -> u32 {
        let suspended: u32 = self
            .counted_standstills()
            .into_iter()
            .map(|span| span.days_before(on))
            .sum();
        days_between(self.received_on, on).saturating_sub(suspended)
    }

    /// Giorni sospesi: days before `on` on which the clock stood still.
    pub fn days_suspended(&self, on: NaiveDate) -> u32 {
        days_between(self.received_on, on).saturating_sub(self.net_days_used(on))
    }

    /// Giorni di ritardo: calendar days from the due day to `on`; zero while not due
    /// (art. 2 c. 9-quinquies asks late acts to state it).
    pub fn days_late(&self, on: NaiveDate, calendar: &Calendar, roll_office_deadline: bool) -> u32 {
        self.due_on(calendar, roll_office_deadline)
            .map_or(0, |due| days_between(due, on))
    }

    /// The days the holder of the substitute power has: half of the original term, rounded down,
    /// at least one (art. 2 c. 9-ter).
    pub fn substitute_days(&self) -> u32 {
        (self.days / 2).max(1)
    }

    /// The last day for the holder of the substitute power, counted from the day the term ran out.
    pub fn substitute_due_on(
        &self,
        calendar: &Calendar,
        roll_office_deadline: bool,
    ) -> Option<NaiveDate> {
        let after = Self::new(self.expires_on()?, self.substitute_days());
        after.due_on(calendar, roll_office_deadline)
    }

    /// All standstills, merged.
    fn standstills(&self) -> Vec<DaySpan> {
        union(
            self.suspensions.iter().map(Suspension::span),
            self.received_on,
        )
    }

    /// The standstills that began while the term was still running.
    fn counted_standstills(&self) -> Vec<DaySpan> {
        let end = self.expires_on();
        let mut spans = self.standstills();
        spans.retain(|span| end.is_none_or(|end| span.from <= end));
        spans
    }
}

/// Requests that a decision makes; nothing changes until the fact is applied.
impl Term {
    /// Asks to stop the clock for an integration of `days`, at most `max_days` by the regime.
    pub fn integration(
        &self,
        requested_on: NaiveDate,
        days: u32,
        max_days: u32,
    ) -> Result<Suspension, TermError> {
        if self.suspensions.iter().any(Suspension::is_integration) {
            return Err(TermError::IntegrationAlreadyRequested);
        }
        if days == 0 || days > max_days {
            return Err(TermError::IntegrationLength { max_days });
        }
        if requested_on < self.received_on {
            return Err(TermError::NotStarted);
        }
        Ok(Suspension::Integration {
            requested_on,
            max_days: days,
            supplied_on: None,
        })
    }

    /// Asks to stop the clock for a notice of rejection. Allowed while an integration is pending.
    pub fn rejection_notice(
        &self,
        communicated_on: NaiveDate,
        observation_days: u32,
    ) -> Result<Suspension, TermError> {
        let pending = |s: &Suspension| {
            matches!(s, Suspension::RejectionNotice { .. }) && s.span().contains(communicated_on)
        };
        if self.suspensions.iter().any(pending) {
            return Err(TermError::NoticePending);
        }
        if communicated_on < self.received_on {
            return Err(TermError::NotStarted);
        }
        Ok(Suspension::RejectionNotice {
            communicated_on,
            observations_by: None,
            observation_days,
            observations_on: None,
        })
    }
}

/// Facts that a state applies; none of them can fail, and what does not fit changes nothing.
impl Term {
    /// The clock was stopped.
    pub fn suspend(&mut self, suspension: Suspension) {
        self.suspensions.push(suspension);
    }

    /// A complete answer to the integration arrived.
    pub fn integration_supplied(&mut self, on: NaiveDate) {
        self.answer(|suspension| {
            if let Suspension::Integration { supplied_on, .. } = suspension {
                *supplied_on = Some(on);
            }
        });
    }

    /// The citizen received the notice; observations may be filed until `observations_by`.
    pub fn notice_received(&mut self, observations_by: NaiveDate) {
        self.answer(|suspension| {
            if let Suspension::RejectionNotice {
                observations_by: by @ None,
                ..
            } = suspension
            {
                *by = Some(observations_by);
            }
        });
    }

    /// Observations were filed. Only the first ones for a notice move the clock.
    pub fn observations_submitted(&mut self, on: NaiveDate) {
        self.answer(|suspension| {
            if let Suspension::RejectionNotice {
                observations_on, ..
            } = suspension
            {
                *observations_on = Some(on);
            }
        });
    }

    /// A pause ordered by law got its end: `on` is the first day that counts again.
    pub fn resumed_by_law(&mut self, on: NaiveDate) {
        self.answer(|suspension| {
            if let Suspension::ByLaw { to, .. } = suspension {
                *to = Some(on);
            }
        });
    }

    /// Lets every suspension that still waits take notice of a fact.
    fn answer(&mut self, take: impl Fn(&mut Suspension)) {
        self.suspensions
            .iter_mut()
            .filter(|suspension| suspension.awaits_answer())
            .for_each(take);
    }
}
