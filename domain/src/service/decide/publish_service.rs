//! Pubblicare un servizio nel catalogo.

use super::check_content::check;
use crate::service::{PublishService, Service, ServiceError, ServiceEvent, ServicePublished};

pub(super) fn decide(
    state: &Service,
    command: &PublishService,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    if state.code.is_some() {
        return Err(ServiceError::AlreadyPublished);
    }
    check(&command.content)?;
    Ok(vec![
        ServicePublished {
            code: command.code.clone(),
            content: command.content.clone(),
            offices: command.offices.clone(),
            published_at: command.at,
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
    fn a_service_without_windows_takes_applications_at_once() {
        let mut command = samples::publish_service();
        command.content.windowed = false;
        let service = when(Service::default(), command).expect("accepted");
        let rules = service.rules().expect("it is public");
        assert_eq!(rules.version, 1);
        assert!(rules.open_at(at("2026-01-02T09:00:00Z")));
    }

    #[test]
    fn the_rules_are_those_that_were_published() {
        let service = when(Service::default(), samples::publish_service()).expect("accepted");
        let rules = service.rules().expect("it is public");
        let content = samples::content();
        assert_eq!(rules.name, content.title);
        assert_eq!(rules.term_days, content.term_days);
        assert_eq!(rules.required_attachments[0], content.attachments[0].rule);
        assert_eq!(rules.required_declarations[0], content.declarations[0].code);
        assert_eq!(rules.offices, samples::publish_service().offices);
    }

    #[test]
    fn a_service_is_published_once() {
        let service = when(Service::default(), samples::publish_service()).expect("accepted");
        let refused = service.decide(&samples::publish_service().into());
        assert_eq!(refused, Err(ServiceError::AlreadyPublished));
    }

    #[test]
    fn what_the_law_forbids_is_not_published() {
        let mut command = samples::publish_service();
        command.content.term_days = 400;
        let refused = Service::default().decide(&command.into());
        assert_eq!(refused, Err(ServiceError::TermTooLong));
        assert_eq!(Service::default().rules(), None);
    }
}
