//! Iniziare una bozza: the service is open, and the applicant may act for the beneficiary.

use crate::application::representation::{self, Acting};
use crate::application::{
    Application, ApplicationDrafted, ApplicationError, ApplicationEvent, StartDraft,
};
use crate::shared::time::rome_day;

pub(super) fn decide(
    state: &Application,
    command: &StartDraft,
) -> Result<Vec<ApplicationEvent>, ApplicationError> {
    if state.id.is_some() {
        return Err(ApplicationError::AlreadyStarted);
    }
    if !command.service.open_at(command.at) {
        return Err(ApplicationError::ServiceClosed);
    }
    let acting = Acting {
        capacity: command.capacity,
        applicant: command.applicant,
        beneficiary: command.beneficiary,
        service: &command.service.code,
        on: rome_day(command.at),
    };
    representation::check(&acting, &command.representation)?;
    let mapped = command
        .service
        .offices
        .in_charge_of(command.district.as_ref());
    Ok(vec![
        ApplicationDrafted {
            application_id: command.application_id,
            service: command.service.code.clone(),
            service_version: command.service.version,
            title: command.service.name.clone(),
            applicant: command.applicant,
            beneficiary: command.beneficiary,
            capacity: command.capacity,
            mandate_id: representation::mandate_of(&command.representation),
            office: command.desk.clone().unwrap_or_else(|| mapped.clone()),
            district: command.district.clone(),
            drafted_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{self, given, refused};
    use crate::application::{ApplicationError, ApplicationStatus};

    #[test]
    fn a_draft_is_started_while_the_service_is_open() {
        let state = given(&[samples::start_draft().into()]);
        assert_eq!(state.status, ApplicationStatus::Draft);
        assert_eq!(
            state.office,
            samples::start_draft().service.offices.default.into()
        );
    }

    #[test]
    fn an_identifier_is_used_once() {
        let again = samples::start_draft();
        let why = refused(&[samples::start_draft().into()], again);
        assert_eq!(why, ApplicationError::AlreadyStarted);
    }

    #[test]
    fn a_closed_or_withdrawn_service_takes_no_draft() {
        let mut closed = samples::start_draft();
        closed.service.closes_at = Some(closed.at);
        assert_eq!(refused(&[], closed), ApplicationError::ServiceClosed);
        let mut early = samples::start_draft();
        early.service.opens_at = Some(early.at + chrono::Duration::seconds(1));
        assert_eq!(refused(&[], early), ApplicationError::ServiceClosed);
        let mut withdrawn = samples::start_draft();
        withdrawn.service.withdrawn = true;
        assert_eq!(refused(&[], withdrawn), ApplicationError::ServiceClosed);
    }

    #[test]
    fn nobody_drafts_for_another_in_their_own_name() {
        let mut command = samples::start_draft();
        command.beneficiary = samples::other_person();
        assert_eq!(refused(&[], command), ApplicationError::NotOneself);
    }
}
