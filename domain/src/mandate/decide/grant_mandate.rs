//! Conferire una delega o registrare il decreto che nomina un rappresentante.

use crate::application::{Capacity, MandateScope};
use crate::mandate::{
    GrantMandate, MAX_DIGITAL_DELEGATES, Mandate, MandateError, MandateEvent, MandateGranted,
    MandateProof, MandateStatus,
};
use crate::shared::ids::SubjectId;

pub(super) fn decide(
    state: &Mandate,
    command: &GrantMandate,
) -> Result<Vec<MandateEvent>, MandateError> {
    if state.status != MandateStatus::Missing {
        return Err(MandateError::AlreadyGranted);
    }
    if command.principal == command.agent {
        return Err(MandateError::SelfMandate);
    }
    check_proof(command)?;
    check_dates(command)?;
    check_scope(command)?;
    Ok(vec![
        MandateGranted {
            mandate_id: command.mandate_id,
            capacity: command.capacity,
            principal: command.principal,
            agent: command.agent,
            proof: command.proof.clone(),
            scope: command.scope.clone(),
            powers: command.powers.clone(),
            from_on: command.from_on,
            until_on: command.until_on,
        }
        .into(),
    ])
}

/// Each capacity has its own proof (L. 6/2004, c.c. 343 and following, DPR 445/2000 art. 38).
fn check_proof(command: &GrantMandate) -> Result<(), MandateError> {
    use MandateProof::{
        CivilRegistry, CourtDecree, DigitalDelegation, PaperProxy, SelfDeclaration,
    };
    match (command.capacity, &command.proof) {
        (Capacity::SelfActing | Capacity::ExOfficio | Capacity::Heir, _) => {
            return Err(MandateError::CapacityWithoutMandate);
        }
        (
            Capacity::Guardian | Capacity::Curator | Capacity::SupportAdministrator,
            CourtDecree { .. },
        )
        | (Capacity::Parent, SelfDeclaration { .. } | CivilRegistry | CourtDecree { .. })
        | (Capacity::Delegate, PaperProxy { .. } | DigitalDelegation { .. }) => {}
        (Capacity::Guardian | Capacity::Curator | Capacity::SupportAdministrator, _) => {
            return Err(MandateError::DecreeRequired);
        }
        (Capacity::Parent, _) => return Err(MandateError::ParenthoodProofRequired),
        (Capacity::Delegate, _) => return Err(MandateError::ProxyRequired),
    }
    let (subject, slot) = match &command.proof {
        CourtDecree { decree } => (Some(decree.subject()), 1),
        DigitalDelegation { reference, slot } => (Some(reference.subject()), *slot),
        PaperProxy { .. } | SelfDeclaration { .. } | CivilRegistry => (None, 1),
    };
    if subject.is_some_and(|subject| subject != SubjectId::from(command.principal)) {
        return Err(MandateError::WrongSubject);
    }
    if slot == 0 || slot > MAX_DIGITAL_DELEGATES {
        return Err(MandateError::TooManyDigitalDelegates);
    }
    Ok(())
}

fn check_dates(command: &GrantMandate) -> Result<(), MandateError> {
    let ends = matches!(
        command.capacity,
        Capacity::SupportAdministrator | Capacity::Delegate
    );
    if ends && command.until_on.is_none() {
        return Err(MandateError::ExpiryRequired);
    }
    let decree_after = match &command.proof {
        MandateProof::CourtDecree { decree } => decree
            .reveal()
            .is_some_and(|decree| command.from_on < decree.issued_on),
        MandateProof::PaperProxy { .. }
        | MandateProof::DigitalDelegation { .. }
        | MandateProof::SelfDeclaration { .. }
        | MandateProof::CivilRegistry => false,
    };
    if decree_after
        || command
            .until_on
            .is_some_and(|until| until < command.from_on)
    {
        return Err(MandateError::DatesContradict);
    }
    Ok(())
}

fn check_scope(command: &GrantMandate) -> Result<(), MandateError> {
    if command.capacity == Capacity::SupportAdministrator && command.powers.is_empty() {
        return Err(MandateError::PowersRequired);
    }
    match &command.scope {
        MandateScope::Services(services) if services.is_empty() => Err(MandateError::ScopeEmpty),
        MandateScope::Services(_) | MandateScope::General => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::{ClaimAction, Decider};
    use crate::given::{day, when};
    use crate::mandate::samples;
    use crate::sample::{person, service};
    use crate::shared::personal::{Personal, RetentionClass};

    fn grant(command: GrantMandate) -> Result<Mandate, MandateError> {
        when(Mandate::default(), command)
    }

    #[test]
    fn a_support_administrator_acts_in_the_powers_granted_until_the_last_day() {
        let mandate = grant(samples::grant_mandate()).expect("accepted");
        let home_care = service("home-care");
        assert!(mandate.covers(&home_care, day("2026-01-10")));
        assert!(mandate.covers(&home_care, day("2027-12-31")));
        assert!(!mandate.covers(&home_care, day("2026-01-09")));
        assert!(!mandate.covers(&home_care, day("2028-01-01")));
        assert!(!mandate.covers(&service("rent-support"), day("2026-06-01")));
    }

    #[test]
    fn the_power_to_file_covers_every_service_in_scope() {
        let mut command = samples::grant_mandate();
        command.powers = vec![crate::sample::reason("applications")];
        command.scope = MandateScope::Services(vec![service("rent-support")]);
        let mandate = grant(command).expect("accepted");
        assert!(mandate.covers(&service("rent-support"), day("2026-06-01")));
        assert!(!mandate.covers(&service("home-care"), day("2026-06-01")));
    }

    #[test]
    fn a_mandate_is_granted_once() {
        let mandate = grant(samples::grant_mandate()).expect("accepted");
        let refused = mandate.decide(&samples::grant_mandate().into());
        assert_eq!(refused, Err(MandateError::AlreadyGranted));
    }

    #[test]
    fn nobody_has_a_mandate_over_themselves() {
        let principal = samples::grant_mandate().principal;
        let command = GrantMandate {
            agent: principal,
            ..samples::grant_mandate()
        };
        assert_eq!(grant(command), Err(MandateError::SelfMandate));
    }

    #[test]
    fn some_capacities_rest_on_no_mandate() {
        for capacity in [Capacity::SelfActing, Capacity::ExOfficio, Capacity::Heir] {
            let command = GrantMandate {
                capacity,
                ..samples::grant_mandate()
            };
            assert_eq!(grant(command), Err(MandateError::CapacityWithoutMandate));
        }
    }

    #[test]
    fn a_guardian_needs_a_decree() {
        for capacity in [
            Capacity::Guardian,
            Capacity::Curator,
            Capacity::SupportAdministrator,
        ] {
            let proof = MandateProof::CivilRegistry;
            let command = GrantMandate {
                capacity,
                proof,
                ..samples::grant_mandate()
            };
            assert_eq!(grant(command), Err(MandateError::DecreeRequired));
        }
    }

    #[test]
    fn a_delegate_needs_a_proxy_and_a_parent_a_proof() {
        let proof = MandateProof::CivilRegistry;
        let delegate = GrantMandate {
            proof,
            ..samples::digital_delegation()
        };
        assert_eq!(grant(delegate), Err(MandateError::ProxyRequired));
        let parent = GrantMandate {
            capacity: Capacity::Parent,
            ..samples::digital_delegation()
        };
        assert_eq!(grant(parent), Err(MandateError::ParenthoodProofRequired));
    }

    #[test]
    fn a_decree_is_about_the_principal() {
        let decree = samples::decree(person(99));
        let proof = MandateProof::CourtDecree { decree };
        let command = GrantMandate {
            proof,
            ..samples::grant_mandate()
        };
        assert_eq!(grant(command), Err(MandateError::WrongSubject));
    }

    #[test]
    fn a_mandate_does_not_begin_before_its_decree_nor_end_before_it_begins() {
        let early = GrantMandate {
            from_on: day("2026-01-08"),
            ..samples::grant_mandate()
        };
        assert_eq!(grant(early), Err(MandateError::DatesContradict));
        let until_on = Some(day("2026-01-09"));
        let short = GrantMandate {
            until_on,
            ..samples::grant_mandate()
        };
        assert_eq!(grant(short), Err(MandateError::DatesContradict));
    }

    #[test]
    fn a_delegation_ends_some_day_and_a_guardianship_need_not() {
        for command in [samples::grant_mandate(), samples::digital_delegation()] {
            let command = GrantMandate {
                until_on: None,
                ..command
            };
            assert_eq!(grant(command), Err(MandateError::ExpiryRequired));
        }
        let capacity = Capacity::Guardian;
        let guardian = GrantMandate {
            capacity,
            until_on: None,
            ..samples::grant_mandate()
        };
        assert!(grant(guardian).is_ok());
    }

    #[test]
    fn powers_and_services_must_be_named() {
        let none = GrantMandate {
            powers: Vec::new(),
            ..samples::grant_mandate()
        };
        assert_eq!(grant(none), Err(MandateError::PowersRequired));
        let scope = MandateScope::Services(Vec::new());
        let empty = GrantMandate {
            scope,
            ..samples::grant_mandate()
        };
        assert_eq!(grant(empty), Err(MandateError::ScopeEmpty));
    }

    #[test]
    fn there_are_two_places_for_digital_delegates_and_each_is_taken_by_one() {
        for (slot, fits) in [(0, false), (1, true), (2, true), (3, false)] {
            let principal = samples::digital_delegation().principal;
            let text = "SGD-000001".to_owned();
            let reference = Personal::new(principal, RetentionClass::Identity, text);
            let proof = MandateProof::DigitalDelegation { reference, slot };
            let command = GrantMandate {
                proof,
                ..samples::digital_delegation()
            };
            let decided = Mandate::default().decide(&command.into());
            if fits {
                let claims = Mandate::default().claims(&decided.expect("accepted"));
                assert_eq!(claims[0].key, format!("{principal}:{slot}"));
                assert_eq!(claims[0].action, ClaimAction::Exclusive);
            } else {
                assert_eq!(decided, Err(MandateError::TooManyDigitalDelegates));
            }
        }
    }

    #[test]
    fn a_decree_is_put_on_file_by_an_office_alone() {
        let command = samples::grant_mandate();
        assert!(command.proof.is_for_offices(), "the sample has a decree");
        let standing = Mandate::default().standing(&command.into());
        assert_eq!(standing.people, []);
    }

    #[test]
    fn only_the_principal_grants() {
        let command = samples::digital_delegation();
        let principal = command.principal;
        let standing = Mandate::default().standing(&command.into());
        assert_eq!(standing.people, [principal]);
    }
}
