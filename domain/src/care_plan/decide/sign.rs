//! Sottoscrivere: the person or who represents them, the case manager, and whoever bears a part of the cost.

use super::{Decided, content, happened};
use crate::care_plan::{
    Bearer, BoardOutcome, CarePlan, CarePlanError, CarePlanSigned, RepresentativeFacts, SignPlan,
    Signatory, Signature, SignatureMethod, Working,
};

pub(super) fn sign(state: &CarePlan, command: &SignPlan) -> Decided {
    let working = state.worked_on()?;
    content::complete(&working.content)?;
    approved(state, working)?;
    if working.signatures.contains_key(&command.signatory) {
        return Err(CarePlanError::AlreadySigned);
    }
    happened(command.signed_on, command.at)?;
    if command.method != SignatureMethod::Identified && command.document.is_none() {
        return Err(CarePlanError::DocumentRequired);
    }
    entitled(state, working, command)?;
    if command.method == SignatureMethod::Identified && !is_in_person(state, command) {
        return Err(CarePlanError::NotInPerson);
    }
    Ok(vec![
        CarePlanSigned {
            version: working.version,
            signature: Signature {
                signatory: command.signatory,
                mandate_id: command.representative.as_ref().map(|r| r.mandate_id),
                by: command.by.clone(),
                method: command.method,
                document: command.document,
                signed_on: command.signed_on,
            },
            recorded_at: command.at,
        }
        .into(),
    ])
}

/// An integrated version is approved by the board.
pub(super) fn approved(state: &CarePlan, working: &Working) -> Result<(), CarePlanError> {
    let outcome = working.board.and_then(|board| board.outcome);
    if state.integrated && outcome != Some(BoardOutcome::Approved) {
        return Err(CarePlanError::BoardApprovalMissing);
    }
    Ok(())
}

fn entitled(state: &CarePlan, working: &Working, command: &SignPlan) -> Result<(), CarePlanError> {
    let bears = |bearer| {
        if working.content.is_borne_by(bearer) {
            Ok(())
        } else {
            Err(CarePlanError::SignatureNotNeeded)
        }
    };
    match command.signatory {
        Signatory::Person => Ok(()),
        Signatory::Representative => match &command.representative {
            Some(mandate) if counts(state, mandate, command) => Ok(()),
            Some(_) | None => Err(CarePlanError::NotEntitled),
        },
        Signatory::CaseManager if state.case_manager.as_ref() == Some(&command.by) => Ok(()),
        Signatory::CaseManager => Err(CarePlanError::NotTheCaseManager),
        Signatory::Health => bears(Bearer::Health),
        Signatory::Provider => bears(Bearer::Provider),
    }
}

/// Whoever takes in a paper cannot sign for others with an identity of their own.
fn is_in_person(state: &CarePlan, command: &SignPlan) -> bool {
    match command.signatory {
        Signatory::Person => command.by_person == Some(state.person),
        Signatory::Representative => {
            let agent = command.representative.as_ref().map(|mandate| mandate.agent);
            agent.is_some() && command.by_person == agent
        }
        Signatory::CaseManager => true,
        Signatory::Health | Signatory::Provider => false,
    }
}

fn counts(state: &CarePlan, mandate: &RepresentativeFacts, command: &SignPlan) -> bool {
    mandate.active
        && mandate.principal == state.person
        && mandate.from_on <= command.signed_on
        && mandate
            .until_on
            .is_none_or(|until| command.signed_on <= until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::samples;
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::sample::{actor, person};

    fn refused(command: SignPlan) -> Option<CarePlanError> {
        samples::approved().decide(&command.into()).err()
    }

    #[test]
    fn each_signs_a_version_once_on_a_day_that_has_come() {
        let plan = when(samples::approved(), samples::sign_plan()).expect("signed");
        let again = plan.decide(&samples::sign_plan().into());
        assert_eq!(again, Err(CarePlanError::AlreadySigned));
        let early = SignPlan {
            signed_on: day("2026-12-01"),
            ..samples::sign_plan()
        };
        assert_eq!(refused(early), Some(CarePlanError::InTheFuture));
    }

    #[test]
    fn only_the_case_manager_signs_as_the_case_manager() {
        let other = SignPlan {
            by: actor("collega"),
            ..samples::case_manager_signs()
        };
        assert_eq!(refused(other), Some(CarePlanError::NotTheCaseManager));
        assert_eq!(refused(samples::case_manager_signs()), None);
    }

    #[test]
    fn what_is_signed_by_hand_or_digitally_is_kept() {
        let command = SignPlan {
            document: None,
            ..samples::sign_plan()
        };
        assert_eq!(
            refused(command.clone()),
            Some(CarePlanError::DocumentRequired)
        );
        let identified = SignPlan {
            method: SignatureMethod::Identified,
            by_person: Some(person(1)),
            ..command
        };
        assert_eq!(refused(identified), None);
    }

    #[test]
    fn nobody_signs_for_another_with_an_identity_of_their_own() {
        let signs = |signatory, by_person| {
            refused(SignPlan {
                signatory,
                representative: Some(samples::representative()),
                method: SignatureMethod::Identified,
                by_person,
                ..samples::sign_plan()
            })
        };
        let not = Some(CarePlanError::NotInPerson);
        assert_eq!(signs(Signatory::Person, None), not);
        assert_eq!(signs(Signatory::Person, Some(person(2))), not);
        assert_eq!(signs(Signatory::Representative, None), not);
        assert_eq!(signs(Signatory::Representative, Some(person(1))), not);
        assert_eq!(signs(Signatory::Representative, Some(person(2))), None);
    }

    #[test]
    fn a_representative_needs_a_mandate_of_this_person_on_that_day() {
        let signs = |change: &dyn Fn(&mut RepresentativeFacts)| {
            let mut facts = samples::representative();
            change(&mut facts);
            refused(SignPlan {
                signatory: Signatory::Representative,
                representative: Some(facts),
                ..samples::sign_plan()
            })
        };
        assert_eq!(signs(&|_| {}), None);
        let not = Some(CarePlanError::NotEntitled);
        assert_eq!(signs(&|facts| facts.principal = person(9)), not);
        assert_eq!(signs(&|facts| facts.active = false), not);
        assert_eq!(signs(&|facts| facts.from_on = day("2026-04-01")), not);
        assert_eq!(
            signs(&|facts| facts.until_on = Some(day("2026-03-01"))),
            not
        );
        let none = SignPlan {
            signatory: Signatory::Representative,
            ..samples::sign_plan()
        };
        assert_eq!(refused(none), not);
    }

    #[test]
    fn who_bears_no_cost_is_not_asked() {
        for signatory in [Signatory::Health, Signatory::Provider] {
            let command = SignPlan {
                signatory,
                ..samples::sign_plan()
            };
            assert_eq!(refused(command), Some(CarePlanError::SignatureNotNeeded));
        }
    }

    #[test]
    fn what_is_changed_after_a_signature_is_signed_again() {
        let plan = when(samples::approved(), samples::sign_plan()).expect("signed");
        let plan = when(plan, samples::set_need()).expect("changed");
        let working = plan.working.as_ref().expect("a draft");
        assert!(working.signatures.is_empty());
        assert!(working.board.is_none());
    }
}
