//! Chiudere i termini prima della fine.

use super::public;
use crate::service::{CloseWindow, Service, ServiceError, ServiceEvent, WindowClosed};

pub(super) fn decide(
    state: &Service,
    command: &CloseWindow,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    public(state)?;
    if state
        .window
        .as_ref()
        .is_none_or(|window| window.over(command.at))
    {
        return Err(ServiceError::WindowNotOpen);
    }
    Ok(vec![
        WindowClosed {
            closed_at: command.at,
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

    #[test]
    fn a_closed_window_takes_no_application_and_is_closed_once() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let service = when(service, samples::open_window()).expect("opened");
        let service = when(service, samples::close_window()).expect("closed");
        assert!(
            !service
                .rules()
                .expect("public")
                .open_at(at("2026-03-10T09:00:00Z"))
        );
        let refused = service.decide(&samples::close_window().into());
        assert_eq!(refused, Err(ServiceError::WindowNotOpen));
    }

    #[test]
    fn a_window_that_was_never_opened_is_not_closed() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let refused = service.decide(&samples::close_window().into());
        assert_eq!(refused, Err(ServiceError::WindowNotOpen));
    }
}
