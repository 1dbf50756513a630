//! Aggiornare un servizio: a new version; running procedures keep theirs.

use super::check_content::check;
use super::public;
use crate::service::{ReviseService, Service, ServiceError, ServiceEvent, ServiceRevised};

pub(super) fn decide(
    state: &Service,
    command: &ReviseService,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    if *public(state)? == *command.content {
        return Ok(Vec::new());
    }
    check(&command.content)?;
    Ok(vec![
        ServiceRevised {
            version: state.version.saturating_add(1),
            content: command.content.clone(),
            revised_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::service::samples;

    fn published() -> Service {
        when(Service::default(), samples::publish_service()).expect("accepted")
    }

    #[test]
    fn each_revision_is_a_version_of_its_own() {
        let service = when(published(), samples::revise_service()).expect("accepted");
        let rules = service.rules().expect("it is public");
        assert_eq!((rules.version, rules.term_days), (2, 45));
    }

    #[test]
    fn the_same_content_is_no_revision() {
        let content = Box::new(samples::content());
        let command = ReviseService {
            content,
            ..samples::revise_service()
        };
        assert_eq!(published().decide(&command.into()), Ok(Vec::new()));
    }

    #[test]
    fn a_revision_is_checked_like_the_first_version() {
        let mut command = samples::revise_service();
        command.content.channels.clear();
        assert_eq!(
            published().decide(&command.into()),
            Err(ServiceError::NoChannel)
        );
    }

    #[test]
    fn what_was_never_published_does_nothing() {
        for command in samples::commands().into_iter().skip(1) {
            let refused = Service::default().decide(&command);
            assert_eq!(refused, Err(ServiceError::NotPublished), "{command:?}");
        }
    }
}
