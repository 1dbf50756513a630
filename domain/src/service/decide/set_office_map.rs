//! Definire quale ufficio è competente per quale quartiere.

use super::public;
use crate::service::{OfficeMapSet, Service, ServiceError, ServiceEvent, SetOfficeMap};

pub(super) fn decide(
    state: &Service,
    command: &SetOfficeMap,
) -> Result<Vec<ServiceEvent>, ServiceError> {
    public(state)?;
    if state.offices.as_ref() == Some(&command.offices) {
        return Ok(Vec::new());
    }
    Ok(vec![
        OfficeMapSet {
            offices: command.offices.clone(),
            set_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::sample::reason;
    use crate::service::samples;

    #[test]
    fn another_office_is_in_charge_of_a_district() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let service = when(service, samples::set_office_map()).expect("accepted");
        let rules = service.rules().expect("public");
        assert_eq!(
            rules.offices.in_charge_of(Some(&reason("2"))).as_str(),
            "centro-3"
        );
        assert_eq!(
            rules.version, 1,
            "competence is no part of the published content"
        );
    }

    #[test]
    fn the_same_map_changes_nothing() {
        let service = when(Service::default(), samples::publish_service()).expect("published");
        let offices = samples::publish_service().offices;
        let command = SetOfficeMap {
            offices,
            ..samples::set_office_map()
        };
        assert_eq!(service.decide(&command.into()), Ok(Vec::new()));
    }
}
