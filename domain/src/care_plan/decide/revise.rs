//! Rivedere: the next version begins as a copy of the one in force, which stays as it is until the new one starts.

use super::Decided;
use crate::care_plan::{
    CarePlan, CarePlanError, CarePlanRevised, DiscardRevision, RevisePlan, RevisionDiscarded,
};

pub(super) fn revise(state: &CarePlan, command: &RevisePlan) -> Decided {
    let version = state.in_force()?;
    if state.working.is_some() {
        return Err(CarePlanError::RevisionOpen);
    }
    Ok(vec![
        CarePlanRevised {
            // A version that was given up keeps its number.
            version: state.last_version + 1,
            reason: command.reason.clone(),
            note: state.seal_some(command.note.as_ref()),
            content: version.content.clone(),
            revised_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn discard(state: &CarePlan, command: &DiscardRevision) -> Decided {
    state.living()?;
    let revision = state
        .working
        .as_ref()
        .filter(|_| !state.versions.is_empty())
        .ok_or(CarePlanError::NoRevision)?;
    Ok(vec![
        RevisionDiscarded {
            version: revision.version,
            reason: command.reason.clone(),
            discarded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{ActivatePlan, Quantity, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};
    use crate::shared::money::Money;

    fn revised() -> CarePlan {
        when(samples::active(), samples::revise_plan()).expect("revised")
    }

    fn second() -> ActivatePlan {
        ActivatePlan {
            starts_on: day("2026-06-01"),
            ..samples::activate_plan()
        }
    }

    #[test]
    fn the_version_in_force_stays_as_it_was() {
        let before = samples::active().versions;
        let plan = when(revised(), samples::set_objective()).expect("changed");
        assert_eq!(plan.versions, before);
        assert_eq!(
            plan.working.as_ref().map(|working| working.version),
            Some(2)
        );
    }

    #[test]
    fn a_plan_is_revised_once_at_a_time_and_only_when_it_is_in_force() {
        let again = revised().decide(&samples::revise_plan().into());
        assert_eq!(again, Err(CarePlanError::RevisionOpen));
        let refused = samples::agreed().decide(&samples::revise_plan().into());
        assert_eq!(refused, Err(CarePlanError::NotActive));
    }

    #[test]
    fn only_a_revision_is_given_up_and_the_plan_goes_on() {
        let refused = samples::agreed().decide(&samples::discard_revision().into());
        assert_eq!(refused, Err(CarePlanError::NoRevision));
        let refused = samples::active().decide(&samples::discard_revision().into());
        assert_eq!(refused, Err(CarePlanError::NoRevision));
        let plan = when(revised(), samples::discard_revision()).expect("given up");
        assert!(plan.working.is_none());
        assert_eq!(plan.versions, samples::active().versions);
        let plan = when(plan, samples::revise_plan()).expect("revised again");
        let working = plan.working.expect("a third version");
        assert_eq!(working.version, 3, "a number is given once");
    }

    #[test]
    fn a_revision_that_changes_no_terms_needs_no_signature() {
        let plan = when(revised(), samples::set_need()).expect("one need more");
        let plan = when(plan, second()).expect("in force");
        assert_eq!(plan.versions.len(), 2);
        assert_eq!(plan.next_review_on, Some(day("2026-09-16")));
    }

    #[test]
    fn objectives_cost_shares_and_intensity_are_signed_anew() {
        let mut objective = samples::set_objective();
        objective.objective.target_on = day("2026-12-31");
        let objective = when(revised(), objective).expect("another objective");
        let mut share = samples::plan_intervention();
        share.intervention.lines[0].amount = Money::parse("1740.00").expect("an amount");
        share.intervention.lines[1].amount = Money::parse("260.00").expect("an amount");
        let share = when(revised(), share).expect("another share");
        let mut hours = samples::plan_intervention();
        hours.intervention.quantity = Quantity::parse("120").expect("a quantity");
        hours.intervention.unit_cost = None;
        let hours = when(revised(), hours).expect("more hours");
        for plan in [objective, share, hours] {
            let refused = plan.decide(&second().into());
            assert_eq!(refused, Err(CarePlanError::BoardApprovalMissing));
            let mut plan = plan;
            plan.integrated = false;
            let refused = plan.decide(&second().into());
            assert_eq!(refused, Err(CarePlanError::SignaturesMissing));
        }
    }

    #[test]
    fn a_version_begins_after_the_one_before_it() {
        let plan = when(revised(), samples::set_need()).expect("one need more");
        let command = ActivatePlan {
            starts_on: samples::activate_plan().starts_on,
            ..second()
        };
        let refused = plan.decide(&command.into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
    }
}
