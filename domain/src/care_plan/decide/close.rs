//! Chiudere, con un esito per ogni obiettivo; abbandonare ciò che non fu mai attivato.

use super::{Decided, follow, happened};
use crate::care_plan::{
    AbandonPlan, CarePlan, CarePlanAbandoned, CarePlanClosed, CarePlanError, ClosePlan,
};

pub(super) fn close(state: &CarePlan, command: &ClosePlan) -> Decided {
    let version = state.in_force()?;
    follow::scored(&version.content, &command.outcomes)?;
    happened(command.closed_on, command.at)?;
    let delivered = state.deliveries.values().map(|delivery| delivery.until_on);
    let paused = state.pauses.iter();
    let paused = paused.map(|pause| pause.to_on.unwrap_or(pause.from_on));
    if delivered
        .chain(paused)
        .chain([version.starts_on])
        .any(|on| command.closed_on < on)
    {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(vec![
        CarePlanClosed {
            reason: command.reason.clone(),
            note: state.seal_some(command.note.as_ref()),
            outcomes: command.outcomes.clone(),
            closed_on: command.closed_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn abandon(state: &CarePlan, command: &AbandonPlan) -> Decided {
    state.living()?;
    if !state.versions.is_empty() {
        return Err(CarePlanError::WasActive);
    }
    Ok(vec![
        CarePlanAbandoned {
            reason: command.reason.clone(),
            abandoned_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{PlanStatus, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};

    fn refused(change: impl FnOnce(&mut ClosePlan)) -> Option<CarePlanError> {
        let mut command = samples::close_plan();
        change(&mut command);
        let plan = when(samples::active(), samples::record_delivery()).expect("delivered");
        plan.decide(&command.into()).err()
    }

    #[test]
    fn a_plan_ends_with_an_outcome_for_every_objective() {
        assert_eq!(refused(|_| {}), None);
        let missing = refused(|command| command.outcomes.clear());
        assert_eq!(missing, Some(CarePlanError::ScoreMissing));
    }

    #[test]
    fn a_plan_does_not_end_before_what_was_delivered_or_suspended_nor_ahead_of_time() {
        let before = refused(|command| command.closed_on = day("2026-04-29"));
        assert_eq!(before, Some(CarePlanError::DatesContradict));
        let plan = when(samples::active(), samples::suspend_plan()).expect("suspended");
        let mut command = samples::close_plan();
        command.closed_on = day("2026-04-12");
        let before = plan.decide(&command.into());
        assert_eq!(before, Err(CarePlanError::DatesContradict));
        let ahead = refused(|command| command.closed_on = day("2027-04-29"));
        assert_eq!(ahead, Some(CarePlanError::InTheFuture));
    }

    #[test]
    fn after_the_end_nothing_goes_on_not_even_an_open_revision() {
        let plan = when(samples::active(), samples::revise_plan()).expect("revised");
        let plan = when(plan, samples::close_plan()).expect("closed");
        assert_eq!(plan.status, PlanStatus::Closed);
        assert!(plan.working.is_none() && plan.next_review_on.is_none());
        for command in [
            samples::close_plan().into(),
            samples::review_plan().into(),
            samples::set_need().into(),
        ] {
            assert_eq!(plan.decide(&command), Err(CarePlanError::AlreadyEnded));
        }
    }

    #[test]
    fn what_was_in_force_is_closed_and_what_was_not_is_abandoned() {
        let refused = samples::active().decide(&samples::abandon_plan().into());
        assert_eq!(refused, Err(CarePlanError::WasActive));
        let refused = samples::agreed().decide(&samples::close_plan().into());
        assert_eq!(refused, Err(CarePlanError::NotActive));
        let plan = when(samples::agreed(), samples::abandon_plan()).expect("given up");
        assert_eq!(plan.status, PlanStatus::Abandoned);
    }
}
