//! Chi lavora e chi agisce: officers, offices, priority, conflicts, representatives.

use crate::application::representation::{self, Acting};
use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationStatus, ApplicationTransferred,
    AssignOfficer, Capacity, ChangeRepresentation, ConflictDeclared, DeclareConflict,
    EndRepresentation, GrantPriority, OfficerAssigned, PriorityGranted, RepresentationChanged,
    RepresentationEnded, TransferApplication,
};
use crate::shared::time::rome_day;

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

pub(super) fn assign(state: &Application, command: &AssignOfficer) -> Decided {
    state.open()?;
    if state.conflicts.contains(&command.officer) {
        return Err(ApplicationError::OfficerInConflict);
    }
    if state.officer.as_ref() == Some(&command.officer) {
        return Ok(Vec::new());
    }
    Ok(vec![
        OfficerAssigned {
            officer: command.officer.clone(),
            previous: state.officer.clone(),
            assigned_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn conflict(state: &Application, command: &DeclareConflict) -> Decided {
    state.filed()?;
    if state.conflicts.contains(&command.officer) {
        return Ok(Vec::new());
    }
    Ok(vec![
        ConflictDeclared {
            officer: command.officer.clone(),
            reason: state.seal_some(command.reason.as_ref()),
            declared_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn priority(state: &Application, command: &GrantPriority) -> Decided {
    state.open()?;
    if state.priority {
        return Err(ApplicationError::PriorityAlreadyGranted);
    }
    Ok(vec![
        PriorityGranted {
            reason: command.reason.clone(),
            note: state.seal_some(command.note.as_ref()),
            granted_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn transfer(state: &Application, command: &TransferApplication) -> Decided {
    state.open()?;
    let from = state.office.clone().ok_or(ApplicationError::NotStarted)?;
    if from == command.to {
        return Err(ApplicationError::SameOffice);
    }
    Ok(vec![
        ApplicationTransferred {
            from,
            to: command.to.clone(),
            reason: command.reason.clone(),
            note: state.seal_some(command.note.as_ref()),
            transferred_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn change_representation(
    state: &Application,
    command: &ChangeRepresentation,
) -> Decided {
    state.known()?;
    if state.status == ApplicationStatus::Discarded {
        return Err(ApplicationError::NotADraft);
    }
    let (_, previous) = state.identity()?;
    let beneficiary = state.beneficiary.ok_or(ApplicationError::NotStarted)?;
    let service = state.service.as_ref().ok_or(ApplicationError::NotStarted)?;
    let acting = Acting {
        capacity: command.capacity,
        applicant: command.applicant,
        beneficiary,
        service,
        on: rome_day(command.at),
    };
    representation::check(&acting, &command.representation)?;
    Ok(vec![
        RepresentationChanged {
            applicant: command.applicant,
            previous,
            capacity: command.capacity,
            mandate_id: representation::mandate_of(&command.representation),
            changed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn end_representation(state: &Application, command: &EndRepresentation) -> Decided {
    state.known()?;
    let (_, applicant) = state.identity()?;
    if state.capacity == Some(Capacity::SelfActing) {
        return Err(ApplicationError::RepresentsOneself);
    }
    if state.representation_ended {
        return Ok(Vec::new());
    }
    Ok(vec![
        RepresentationEnded {
            applicant,
            reason: command.reason,
            ended_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{self, decided, given, ready_as, refused, submitted, then};
    use crate::application::{ApplicationError, ApplicationStatus, Capacity};
    use crate::decider::Decider;

    #[test]
    fn the_review_begins_with_an_officer() {
        let story = then(submitted(), samples::assign_officer());
        assert_eq!(given(&story).status, ApplicationStatus::UnderReview);
        assert_eq!(decided(&story, samples::assign_officer()), Ok(Vec::new()));
    }

    #[test]
    fn an_officer_in_conflict_loses_the_file_and_does_not_get_it_back() {
        let story = then(submitted(), samples::assign_officer());
        let story = then(story, samples::declare_conflict());
        assert_eq!(given(&story).officer, None);
        let why = refused(&story, samples::assign_officer());
        assert_eq!(why, ApplicationError::OfficerInConflict);
        assert_eq!(decided(&story, samples::declare_conflict()), Ok(Vec::new()));
    }

    #[test]
    fn priority_is_granted_once() {
        let story = then(submitted(), samples::grant_priority());
        let why = refused(&story, samples::grant_priority());
        assert_eq!(why, ApplicationError::PriorityAlreadyGranted);
    }

    #[test]
    fn a_transfer_goes_to_another_office_and_frees_the_officer() {
        let story = then(submitted(), samples::assign_officer());
        let story = then(story, samples::transfer_application());
        let state = given(&story);
        assert_eq!(state.office, Some(samples::transfer_application().to));
        assert_eq!(state.officer, None);
        let why = refused(&story, samples::transfer_application());
        assert_eq!(why, ApplicationError::SameOffice);
    }

    #[test]
    fn a_representative_no_longer_reaches_the_file_once_the_mandate_ended() {
        let story = ready_as(Capacity::Guardian);
        let command = samples::update_draft().into();
        assert_eq!(given(&story).standing(&command).people, [samples::person()]);
        let story = then(story, samples::end_representation());
        assert!(given(&story).standing(&command).people.is_empty());
        assert_eq!(
            decided(&story, samples::end_representation()),
            Ok(Vec::new())
        );
    }

    #[test]
    fn who_gave_a_delegation_reaches_the_file_too() {
        let story = ready_as(Capacity::Delegate);
        let people = given(&story)
            .standing(&samples::update_draft().into())
            .people;
        assert_eq!(people, [samples::person(), samples::other_person()]);
    }

    #[test]
    fn nobody_ends_their_own_representation_of_themselves() {
        let why = refused(&submitted(), samples::end_representation());
        assert_eq!(why, ApplicationError::RepresentsOneself);
    }

    #[test]
    fn another_representative_needs_a_proof_too() {
        let mut command = samples::change_representation();
        command.representation.mandate = None;
        let why = refused(&submitted(), command);
        assert_eq!(why, ApplicationError::RepresentationNotProved);
        let story = then(submitted(), samples::change_representation());
        assert_eq!(given(&story).applicant, Some(samples::other_person()));
    }
}
