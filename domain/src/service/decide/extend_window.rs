//! Prorogare i termini: whoever was told a last day keeps it, or gets a later one.

use super::public;
use crate::service::{ExtendWindow, Service, ServiceError, ServiceEvent, WindowExtended};

pub(super) fn decide(
    state: &Service,
    command: &ExtendWindow,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    public(state)?;
    let open = state.window.as_ref();
    let Some(window) = open.filter(|window| !window.over(command.at)) else {
        return Err(ServiceError::WindowNotOpen);
    };
    if window.closes_at == Some(command.closes_at) {
        return Ok(Vec::new());
    }
    // A window without an end is shortened by any.
    if window
        .closes_at
        .is_none_or(|closes| command.closes_at < closes)
    {
        return Err(ServiceError::WindowShortened);
    }
    Ok(vec![
        WindowExtended {
            closes_at: command.closes_at,
            extended_at: command.at,
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

    fn opened() -> Service {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        when(service, samples::open_window()).expect("opened")
    }

    #[test]
    fn a_window_is_left_open_for_longer_and_never_for_less() {
        let service = when(opened(), samples::extend_window()).expect("extended");
        let rules = service.rules().expect("public");
        assert!(rules.open_at(at("2026-04-10T09:00:00Z")));
        assert_eq!(
            service.decide(&samples::extend_window().into()),
            Ok(Vec::new())
        );
        let shorter = ExtendWindow {
            closes_at: at("2026-03-20T22:00:00Z"),
            ..samples::extend_window()
        };
        let refused = service.decide(&shorter.into());
        assert_eq!(refused, Err(ServiceError::WindowShortened));
    }

    #[test]
    fn a_window_that_is_over_is_opened_again_and_not_extended() {
        let late = ExtendWindow {
            at: at("2026-04-01T09:00:00Z"),
            ..samples::extend_window()
        };
        assert_eq!(
            opened().decide(&late.into()),
            Err(ServiceError::WindowNotOpen)
        );
    }

    #[test]
    fn a_window_without_an_end_cannot_be_extended() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let endless = crate::service::OpenWindow {
            closes_at: None,
            ..samples::open_window()
        };
        let service = when(service, endless).expect("opened");
        let refused = service.decide(&samples::extend_window().into());
        assert_eq!(refused, Err(ServiceError::WindowShortened));
    }
}
