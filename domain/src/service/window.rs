//! Finestra: when applications are taken, and how it follows the call of a service that has one.

use super::{CloseWindow, ExtendWindow, OpenWindow, Service, ServiceCommand};
use crate::shared::ids::ReasonCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Finestra: when applications are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first instant at which they are.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates.
    pub period: Option<ReasonCode>,
}

impl Window {
    /// Whether it is over at `at`.
    pub fn over(&self, at: DateTime<Utc>) -> bool {
        self.closes_at.is_some_and(|closes| closes <= at)
    }
}

/// Termini del bando: the window that a call wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallWindow {
    /// The call, which is the period that makes two applications duplicates.
    pub period: ReasonCode,
    /// The first instant at which applications are taken.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: DateTime<Utc>,
}

impl Service {
    /// What makes the window that of the call; nothing where it is so already, or where there is no window at all.
    pub fn follow_call(&self, wanted: &CallWindow, at: DateTime<Utc>) -> Option<ServiceCommand> {
        if !self.content.as_ref()?.windowed {
            return None;
        }
        let CallWindow {
            period,
            opens_at,
            closes_at,
        } = wanted.clone();
        match self.of_call(&period, at) {
            Some(window) if window.closes_at == Some(closes_at) => None,
            Some(_) => Some(ExtendWindow { closes_at, at }.into()),
            None => {
                let period = Some(period);
                let open = OpenWindow {
                    opens_at,
                    closes_at: Some(closes_at),
                    period,
                    at,
                };
                Some(open.into())
            }
        }
    }

    /// What ends the window of a call that is taken back; nothing where it is over.
    pub fn end_call(&self, period: &ReasonCode, at: DateTime<Utc>) -> Option<ServiceCommand> {
        let window = self.of_call(period, at);
        window.map(|_| CloseWindow { at }.into())
    }

    fn of_call(&self, period: &ReasonCode, at: DateTime<Utc>) -> Option<&Window> {
        let open = self.window.as_ref().filter(|window| !window.over(at));
        open.filter(|window| window.period.as_ref() == Some(period))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, when};
    use crate::sample::reason;
    use crate::service::samples;

    const MARCH: &str = "2026-03-10T09:00:00Z";

    fn wanted(closes: &str) -> CallWindow {
        CallWindow {
            period: reason("nido-2026"),
            opens_at: at("2026-03-02T08:00:00Z"),
            closes_at: at(closes),
        }
    }

    fn published() -> Service {
        when(Service::default(), samples::publish_service()).expect("published")
    }

    fn follow(service: Service, closes: &str) -> Service {
        let command = service.follow_call(&wanted(closes), at(MARCH));
        let events = service.decide(&command.expect("something to do"));
        events
            .expect("done")
            .iter()
            .fold(service, |mut all, event| {
                all.evolve(event);
                all
            })
    }

    #[test]
    fn the_window_opens_with_the_call_is_extended_with_it_and_ends_with_it() {
        let service = follow(published(), "2026-03-31T22:00:00Z");
        let same = service.follow_call(&wanted("2026-03-31T22:00:00Z"), at(MARCH));
        assert_eq!(same, None);
        let service = follow(service, "2026-04-15T22:00:00Z");
        let rules = service.rules().expect("public");
        assert!(rules.open_at(at("2026-04-10T09:00:00Z")));
        assert_eq!(rules.period, Some(reason("nido-2026")));
        assert_eq!(service.end_call(&reason("nido-2027"), at(MARCH)), None);
        let end = service.end_call(&reason("nido-2026"), at(MARCH));
        assert_eq!(end, Some(CloseWindow { at: at(MARCH) }.into()));
    }

    #[test]
    fn a_window_that_is_over_is_opened_again_by_an_amendment() {
        let service = follow(published(), "2026-03-31T22:00:00Z");
        let later = at("2026-04-02T09:00:00Z");
        let again = service.follow_call(&wanted("2026-04-15T22:00:00Z"), later);
        assert!(matches!(again, Some(ServiceCommand::OpenWindow(_))));
    }

    #[test]
    fn a_service_that_is_always_open_has_no_window_to_follow_a_call() {
        let mut command = samples::publish_service();
        command.content.windowed = false;
        let service = when(Service::default(), command).expect("published");
        let nothing = service.follow_call(&wanted("2026-03-31T22:00:00Z"), at(MARCH));
        assert_eq!(nothing, None);
    }
}
