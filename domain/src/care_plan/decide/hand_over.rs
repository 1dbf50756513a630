//! Passare di mano: the plan follows the case to another office or case manager.

use super::{Decided, happened};
use crate::care_plan::{CarePlan, CarePlanError, CarePlanHandedOver, HandOverPlan};

pub(super) fn hand_over(state: &CarePlan, command: &HandOverPlan) -> Decided {
    state.living()?;
    let (Some(office), Some(case_manager)) = (&state.office, &state.case_manager) else {
        return Err(CarePlanError::NotDrafted);
    };
    if (office, case_manager) == (&command.office, &command.case_manager) {
        return Err(CarePlanError::SameHolder);
    }
    happened(command.from_on, command.at)?;
    if state
        .held_since_on
        .is_some_and(|since| command.from_on < since)
    {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(vec![
        CarePlanHandedOver {
            office_before: office.clone(),
            case_manager_before: case_manager.clone(),
            office: command.office.clone(),
            case_manager: command.case_manager.clone(),
            reason: command.reason.clone(),
            from_on: command.from_on,
            recorded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::samples;
    use crate::decider::Decider;
    use crate::given::{day, when};

    #[test]
    fn a_plan_goes_to_somebody_else_and_its_new_office_answers_for_it() {
        let plan = when(samples::active(), samples::hand_over_plan()).expect("handed over");
        assert_eq!(plan.office, Some(samples::hand_over_plan().office));
        let again = plan.decide(&samples::hand_over_plan().into());
        assert_eq!(again, Err(CarePlanError::SameHolder));
        // It is with the new office as soon as it is recorded.
        let later = HandOverPlan {
            from_on: day("2026-10-13"),
            ..samples::hand_over_plan()
        };
        let refused = samples::active().decide(&later.into());
        assert_eq!(refused, Err(CarePlanError::InTheFuture));
        let before = HandOverPlan {
            from_on: day("2026-02-19"),
            ..samples::hand_over_plan()
        };
        let refused = samples::active().decide(&before.into());
        assert_eq!(refused, Err(CarePlanError::DatesContradict));
    }

    #[test]
    fn what_has_ended_stays_where_it_is() {
        let plan = when(samples::active(), samples::close_plan()).expect("closed");
        let refused = plan.decide(&samples::hand_over_plan().into());
        assert_eq!(refused, Err(CarePlanError::AlreadyEnded));
    }
}
