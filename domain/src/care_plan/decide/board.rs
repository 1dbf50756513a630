//! Unità di valutazione multidimensionale: integrated plans are shared with health care before they are signed.

use super::{Decided, content, happened};
use crate::care_plan::{
    BoardConvened, BoardDecided, CarePlan, CarePlanError, ConveneBoard, RecordBoardDecision,
};

pub(super) fn convene(state: &CarePlan, command: &ConveneBoard) -> Decided {
    let working = state.worked_on()?;
    if !state.integrated {
        return Err(CarePlanError::BoardNotNeeded);
    }
    content::complete(&working.content)?;
    if command.members.is_empty() {
        return Err(CarePlanError::BoardEmpty);
    }
    Ok(vec![
        BoardConvened {
            version: working.version,
            meets_on: command.meets_on,
            members: command
                .members
                .iter()
                .map(|member| member.about(state.person))
                .collect(),
            convened_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn decision(state: &CarePlan, command: &RecordBoardDecision) -> Decided {
    let working = state.worked_on()?;
    let board = working.board.ok_or(CarePlanError::BoardNotConvened)?;
    happened(command.decided_on, command.at)?;
    if command.decided_on < board.meets_on {
        return Err(CarePlanError::DatesContradict);
    }
    Ok(vec![
        BoardDecided {
            version: working.version,
            outcome: command.outcome,
            decided_on: command.decided_on,
            note: state.seal_some(command.note.as_ref()),
            recorded_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care_plan::{BoardOutcome, samples};
    use crate::decider::Decider;
    use crate::given::{day, when};

    #[test]
    fn only_integrated_plans_go_to_the_board() {
        let mut plan = samples::planned();
        plan.integrated = false;
        let refused = plan.decide(&samples::convene_board().into());
        assert_eq!(refused, Err(CarePlanError::BoardNotNeeded));
    }

    #[test]
    fn the_board_sees_something_whole_and_somebody_sits_in_it() {
        let plan = when(CarePlan::default(), samples::draft_plan()).expect("drafted");
        let refused = plan.decide(&samples::convene_board().into());
        assert_eq!(refused, Err(CarePlanError::VersionIncomplete));
        let command = ConveneBoard {
            members: Vec::new(),
            ..samples::convene_board()
        };
        let refused = samples::planned().decide(&command.into());
        assert_eq!(refused, Err(CarePlanError::BoardEmpty));
    }

    #[test]
    fn the_board_decides_when_it_was_called_and_on_the_day_it_met() {
        let refused = samples::planned().decide(&samples::record_board_decision().into());
        assert_eq!(refused, Err(CarePlanError::BoardNotConvened));
        let plan = when(samples::planned(), samples::convene_board()).expect("convened");
        for (on, expected) in [
            ("2026-03-05", CarePlanError::DatesContradict),
            ("2027-03-05", CarePlanError::InTheFuture),
        ] {
            let command = RecordBoardDecision {
                decided_on: day(on),
                ..samples::record_board_decision()
            };
            assert_eq!(plan.decide(&command.into()), Err(expected));
        }
    }

    #[test]
    fn what_is_changed_after_the_board_goes_to_the_board_again() {
        let plan = when(samples::planned(), samples::convene_board()).expect("convened");
        let plan = when(plan, samples::record_board_decision()).expect("approved");
        let plan = when(plan, samples::set_objective()).expect("changed");
        let refused = plan.decide(&samples::sign_plan().into());
        assert_eq!(refused, Err(CarePlanError::BoardApprovalMissing));
    }

    #[test]
    fn a_deferred_plan_is_not_signed_and_may_be_approved_later() {
        let plan = when(samples::planned(), samples::convene_board()).expect("convened");
        let command = RecordBoardDecision {
            outcome: BoardOutcome::Deferred,
            ..samples::record_board_decision()
        };
        let plan = when(plan, command).expect("deferred");
        let refused = plan.decide(&samples::sign_plan().into());
        assert_eq!(refused, Err(CarePlanError::BoardApprovalMissing));
        let plan = when(plan, samples::record_board_decision()).expect("approved");
        assert!(plan.decide(&samples::sign_plan().into()).is_ok());
    }
}
