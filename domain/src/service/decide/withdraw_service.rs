//! Ritirare un servizio dal catalogo.

use super::public;
use crate::service::{Service, ServiceError, ServiceEvent, ServiceWithdrawn, WithdrawService};

pub(super) fn decide(
    state: &Service,
    command: &WithdrawService,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    public(state)?;
    Ok(vec![
        ServiceWithdrawn {
            reason: command.reason.clone(),
            withdrawn_at: command.at,
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
    fn a_withdrawn_service_takes_no_application_and_no_change() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let service = when(service, samples::open_window()).expect("opened");
        assert!(
            service
                .rules()
                .expect("public")
                .open_at(at("2026-03-01T09:00:00Z"))
        );
        let service = when(service, samples::withdraw_service()).expect("withdrawn");
        assert!(
            !service
                .rules()
                .expect("public")
                .open_at(at("2026-03-01T09:00:00Z"))
        );
        for command in samples::commands().into_iter().skip(1) {
            let refused = service.decide(&command);
            assert_eq!(refused, Err(ServiceError::Withdrawn), "{command:?}");
        }
    }
}
