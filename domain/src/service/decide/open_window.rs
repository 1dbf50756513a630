//! Aprire i termini per le istanze.

use super::public;
use crate::service::{OpenWindow, Service, ServiceError, ServiceEvent, WindowOpened};

pub(super) fn decide(
    state: &Service,
    command: &OpenWindow,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    if !public(state)?.windowed {
        return Err(ServiceError::WindowNotUsed);
    }
    if state
        .window
        .as_ref()
        .is_some_and(|window| !window.over(command.at))
    {
        return Err(ServiceError::WindowAlreadyOpen);
    }
    let ends = |closes| closes <= command.opens_at || closes <= command.at;
    if command.closes_at.is_some_and(ends) {
        return Err(ServiceError::WindowDatesContradict);
    }
    Ok(vec![
        WindowOpened {
            opens_at: command.opens_at,
            closes_at: command.closes_at,
            period: command.period.clone(),
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{at, when};
    use crate::service::samples;

    fn published() -> Service {
        when(Service::default(), samples::publish_service()).expect("accepted")
    }

    #[test]
    fn applications_are_taken_from_the_first_instant_to_the_last() {
        let before = published().rules().expect("public");
        assert!(!before.open_at(at("2026-03-01T09:00:00Z")));
        let service = when(published(), samples::open_window()).expect("accepted");
        let rules = service.rules().expect("public");
        assert!(!rules.open_at(at("2026-01-31T22:59:59Z")));
        assert!(rules.open_at(at("2026-01-31T23:00:00Z")));
        assert!(!rules.open_at(at("2026-03-31T22:00:00Z")));
        assert_eq!(rules.period, samples::open_window().period);
    }

    #[test]
    fn there_is_one_window_at_a_time_and_another_after_it() {
        let service = when(published(), samples::open_window()).expect("accepted");
        let refused = service.decide(&samples::open_window().into());
        assert_eq!(refused, Err(ServiceError::WindowAlreadyOpen));
        let next = OpenWindow {
            opens_at: at("2027-01-31T23:00:00Z"),
            closes_at: None,
            at: at("2026-12-01T09:00:00Z"),
            ..samples::open_window()
        };
        assert!(service.decide(&next.into()).is_ok());
    }

    #[test]
    fn a_window_ends_after_it_begins_and_after_today() {
        for closes in ["2026-01-31T23:00:00Z", "2026-01-01T09:00:00Z"] {
            let closes_at = Some(at(closes));
            let command = OpenWindow {
                closes_at,
                ..samples::open_window()
            };
            let refused = published().decide(&command.into());
            assert_eq!(refused, Err(ServiceError::WindowDatesContradict));
        }
        let late = OpenWindow {
            at: at("2026-04-01T09:00:00Z"),
            ..samples::open_window()
        };
        let refused = published().decide(&late.into());
        assert_eq!(refused, Err(ServiceError::WindowDatesContradict));
    }

    #[test]
    fn a_service_that_is_always_open_has_no_window() {
        let mut command = samples::publish_service();
        command.content.windowed = false;
        let service = when(Service::default(), command).expect("accepted");
        let refused = service.decide(&samples::open_window().into());
        assert_eq!(refused, Err(ServiceError::WindowNotUsed));
    }
}
