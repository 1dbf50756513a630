//! Sospendere e riprendere: one intervention, or the whole plan.

use super::{Decided, happened};
use crate::care_plan::{
    CarePlan, CarePlanError, CarePlanResumed, CarePlanSuspended, InterventionResumed,
    InterventionSuspended, Pause, ResumeIntervention, ResumePlan, SuspendIntervention, SuspendPlan,
    Version,
};
use crate::shared::ids::InterventionId;
use chrono::NaiveDate;

pub(super) fn suspend_intervention(state: &CarePlan, command: &SuspendIntervention) -> Decided {
    let id = command.intervention_id;
    let version = state.in_force()?;
    if version.content.intervention(id).is_none() {
        return Err(CarePlanError::InterventionUnknown);
    }
    happened(command.from_on, command.at)?;
    may_pause(state, Some(id), command.from_on)?;
    Ok(vec![
        InterventionSuspended {
            intervention_id: id,
            reason: command.reason.clone(),
            from_on: command.from_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn resume_intervention(state: &CarePlan, command: &ResumeIntervention) -> Decided {
    state.in_force()?;
    happened(command.from_on, command.at)?;
    may_resume(state, Some(command.intervention_id), command.from_on)?;
    Ok(vec![
        InterventionResumed {
            intervention_id: command.intervention_id,
            from_on: command.from_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn suspend(state: &CarePlan, command: &SuspendPlan) -> Decided {
    state.in_force()?;
    happened(command.from_on, command.at)?;
    may_pause(state, None, command.from_on)?;
    Ok(vec![
        CarePlanSuspended {
            reason: command.reason.clone(),
            from_on: command.from_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn resume(state: &CarePlan, command: &ResumePlan) -> Decided {
    state.in_force()?;
    happened(command.from_on, command.at)?;
    may_resume(state, None, command.from_on)?;
    Ok(vec![
        CarePlanResumed {
            from_on: command.from_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

/// What stands still cannot stop again, nor before the plan began or an earlier pause was over.
fn may_pause(
    state: &CarePlan,
    id: Option<InterventionId>,
    from_on: NaiveDate,
) -> Result<(), CarePlanError> {
    if state.pause_of(id).is_some() {
        return Err(CarePlanError::AlreadySuspended);
    }
    let same = |pause: &&Pause| pause.intervention_id == id;
    let over = state
        .pauses
        .iter()
        .filter(same)
        .filter_map(|pause| pause.to_on);
    let first = state
        .versions
        .first()
        .map(|version: &Version| version.starts_on);
    if over.chain(first).any(|earliest| from_on < earliest) {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(())
}

fn may_resume(
    state: &CarePlan,
    id: Option<InterventionId>,
    from_on: NaiveDate,
) -> Result<(), CarePlanError> {
    let pause = state.pause_of(id).ok_or(CarePlanError::NotSuspended)?;
    if from_on <= pause.from_on {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{PlanStatus, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};
    use uuid::Uuid;

    #[test]
    fn a_plan_stands_still_once_and_goes_on_later() {
        let plan = when(samples::active(), samples::suspend_plan()).expect("suspended");
        assert_eq!(plan.status, PlanStatus::Suspended);
        let again = plan.decide(&samples::suspend_plan().into());
        assert_eq!(again, Err(CarePlanError::AlreadySuspended));
        let command = ResumePlan {
            from_on: samples::suspend_plan().from_on,
            ..samples::resume_plan()
        };
        let refused = plan.decide(&command.into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
        let plan = when(plan, samples::resume_plan()).expect("resumed");
        assert_eq!(plan.status, PlanStatus::Active);
        let refused = plan.decide(&samples::resume_plan().into());
        assert_eq!(refused, Err(CarePlanError::NotSuspended));
    }

    #[test]
    fn one_intervention_stands_still_while_the_plan_goes_on() {
        let plan = when(samples::active(), samples::suspend_intervention()).expect("suspended");
        assert_eq!(plan.status, PlanStatus::Active);
        let plan = when(plan, samples::resume_intervention()).expect("resumed");
        let refused = plan.decide(&samples::resume_intervention().into());
        assert_eq!(refused, Err(CarePlanError::NotSuspended));
        let command = SuspendIntervention {
            intervention_id: InterventionId(Uuid::from_u128(99)),
            ..samples::suspend_intervention()
        };
        let refused = plan.decide(&command.into());
        assert_eq!(refused, Err(CarePlanError::InterventionUnknown));
    }

    #[test]
    fn nothing_stands_still_before_it_began_or_ahead_of_time() {
        for (from_on, expected) in [
            ("2026-03-01", CarePlanError::DatesContradict),
            ("2027-03-01", CarePlanError::InTheFuture),
        ] {
            let command = SuspendPlan {
                from_on: day(from_on),
                ..samples::suspend_plan()
            };
            assert_eq!(samples::active().decide(&command.into()), Err(expected));
        }
    }

    #[test]
    fn two_pauses_do_not_overlap() {
        let plan = when(samples::active(), samples::suspend_plan()).expect("suspended");
        let plan = when(plan, samples::resume_plan()).expect("resumed");
        let refused = plan.decide(&samples::suspend_plan().into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
    }
}
