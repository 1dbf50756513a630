//! Attivare: signed by all who must, approved where it must be, and covered by what the funds keep for it.

use super::{Decided, content, sign, sum};
use crate::care_plan::{
    ActivatePlan, Bearer, CarePlan, CarePlanActivated, CarePlanError, Content, FundCover,
};
use crate::shared::ids::CommitmentId;
use crate::shared::money::Money;

pub(super) fn activate(state: &CarePlan, command: &ActivatePlan) -> Decided {
    let working = state.worked_on()?;
    content::complete(&working.content)?;
    let signed = state.must_be_signed(working);
    if signed {
        sign::approved(state, working)?;
        if !working.is_agreed() {
            return Err(CarePlanError::SignaturesMissing);
        }
    }
    if state
        .assessed_on
        .is_some_and(|assessed| command.starts_on < assessed)
    {
        return Err(CarePlanError::DatesContradict);
    }
    // A version begins after the one before it: each day belongs to one of them.
    let last = state.versions.last().map(|version| version.starts_on);
    if last.is_some_and(|last| command.starts_on <= last) {
        return Err(CarePlanError::DatesContradict);
    }
    let commitments = covered(&working.content, &command.covers)?;
    let rule = state.review.ok_or(CarePlanError::NotDrafted)?;
    let next_review_on = state
        .next_review_on
        .unwrap_or_else(|| rule.first(command.starts_on));
    Ok(vec![
        CarePlanActivated {
            version: working.version,
            starts_on: command.starts_on,
            content: working.content.clone(),
            cost: sum(working.content.cost())?,
            family_share: family_share(&working.content)?,
            commitments,
            signed,
            next_review_on,
            in_time_until_on: rule.in_time_until(next_review_on),
            activated_at: command.at,
        }
        .into(),
    ])
}

/// Each fund keeps at least what the budget takes from it.
pub(super) fn covered(
    content: &Content,
    covers: &[FundCover],
) -> Result<Vec<CommitmentId>, CarePlanError> {
    let needed = content
        .by_fund()
        .map_err(|_| CarePlanError::AmountTooLarge)?;
    let mut commitments = Vec::new();
    for (fund, amount) in needed {
        let cover = covers.iter().find(|cover| cover.fund == fund);
        let kept = cover.map_or(Money::ZERO, |cover| cover.kept);
        if kept < amount {
            return Err(CarePlanError::BudgetNotCovered);
        }
        commitments.extend(cover.into_iter().flat_map(|cover| &cover.commitments));
    }
    Ok(commitments)
}

/// Quota utente.
pub(super) fn family_share(content: &Content) -> Result<Money, CarePlanError> {
    let lines = content.lines().filter(|line| line.bearer == Bearer::Family);
    sum(Money::total(lines.map(|line| line.amount)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{CarePlanEvent, PlanStatus, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};

    fn euro(text: &str) -> Money {
        Money::parse(text).expect("a valid amount in a test")
    }

    #[test]
    fn a_plan_is_active_once_all_have_signed_and_the_funds_cover_it() {
        let plan = when(samples::agreed(), samples::activate_plan()).expect("active");
        assert_eq!(plan.status, PlanStatus::Active);
        assert_eq!(plan.next_review_on, Some(day("2026-09-16")));
        assert_eq!(plan.versions.len(), 1);
        assert!(plan.working.is_none());
    }

    #[test]
    fn it_says_what_it_costs_and_what_the_family_pays() {
        let events = samples::agreed().decide(&samples::activate_plan().into());
        let Ok([CarePlanEvent::CarePlanActivated(event)]) = events.as_deref() else {
            panic!("not activated");
        };
        assert_eq!(
            (event.cost, event.family_share),
            (euro("2000.00"), euro("160.00"))
        );
        assert_eq!(event.commitments, samples::cover().commitments);
    }

    #[test]
    fn a_signature_that_is_missing_keeps_it_from_being_active() {
        let plan = when(samples::approved(), samples::sign_plan()).expect("signed");
        let refused = plan.decide(&samples::activate_plan().into());
        assert_eq!(refused, Err(CarePlanError::SignaturesMissing));
    }

    #[test]
    fn no_plan_begins_before_the_assessment_it_rests_on() {
        for (starts_on, expected) in [
            ("2026-02-19", Some(CarePlanError::DatesContradict)),
            ("2026-02-20", None),
        ] {
            let command = ActivatePlan {
                starts_on: day(starts_on),
                ..samples::activate_plan()
            };
            let refused = samples::agreed().decide(&command.into()).err();
            assert_eq!(refused, expected, "{starts_on}");
        }
    }

    #[test]
    fn a_budget_is_at_most_what_the_funds_keep() {
        for covers in [
            Vec::new(),
            vec![FundCover {
                kept: euro("1839.99"),
                ..samples::cover()
            }],
        ] {
            let command = ActivatePlan {
                covers,
                ..samples::activate_plan()
            };
            let refused = samples::agreed().decide(&command.into());
            assert_eq!(refused, Err(CarePlanError::BudgetNotCovered));
        }
    }
}
