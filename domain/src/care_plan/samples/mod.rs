//! One valid sample of each command and event of a care plan, and the plan at the points where stories turn.

mod commands;
mod pieces;

pub use commands::*;
pub use pieces::*;

use super::{CarePlan, CarePlanCommand, CarePlanEvent};
use crate::decider::Decider;
use cqrs_es::DomainEvent;
use std::collections::BTreeSet;

/// One of each command, in the order of their names.
pub fn commands() -> Vec<CarePlanCommand> {
    vec![
        draft_plan().into(),
        set_need().into(),
        set_objective().into(),
        plan_intervention().into(),
        remove_item().into(),
        convene_board().into(),
        record_board_decision().into(),
        sign_plan().into(),
        activate_plan().into(),
        revise_plan().into(),
        discard_revision().into(),
        suspend_intervention().into(),
        resume_intervention().into(),
        suspend_plan().into(),
        resume_plan().into(),
        record_delivery().into(),
        correct_delivery().into(),
        correct_intervention().into(),
        record_monitoring().into(),
        review_plan().into(),
        note_review_due().into(),
        hand_over_plan().into(),
        close_plan().into(),
        abandon_plan().into(),
    ]
}

/// One of each event: what a whole life of a plan leads to, and a plan that was given up.
pub fn events() -> Vec<CarePlanEvent> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for story in [life(), vec![draft_plan().into(), abandon_plan().into()]] {
        for event in played(story).1 {
            if seen.insert(event.event_type()) {
                all.push(event);
            }
        }
    }
    all
}

/// Drafted, with an objective and an intervention.
pub fn planned() -> CarePlan {
    played(life().into_iter().take(5)).0
}

/// Approved by the board.
pub fn approved() -> CarePlan {
    played(life().into_iter().take(7)).0
}

/// Signed by all who must.
pub fn agreed() -> CarePlan {
    played(life().into_iter().take(9)).0
}

/// In force.
pub fn active() -> CarePlan {
    played(life().into_iter().take(10)).0
}

/// A whole life, each command accepted after the one before.
pub fn life() -> Vec<CarePlanCommand> {
    vec![
        draft_plan().into(),
        set_need().into(),
        remove_item().into(),
        set_objective().into(),
        plan_intervention().into(),
        convene_board().into(),
        record_board_decision().into(),
        sign_plan().into(),
        case_manager_signs().into(),
        activate_plan().into(),
        revise_plan().into(),
        discard_revision().into(),
        suspend_intervention().into(),
        resume_intervention().into(),
        suspend_plan().into(),
        resume_plan().into(),
        record_delivery().into(),
        correct_delivery().into(),
        correct_intervention().into(),
        record_monitoring().into(),
        note_review_due().into(),
        review_plan().into(),
        hand_over_plan().into(),
        close_plan().into(),
    ]
}

fn played(story: impl IntoIterator<Item = CarePlanCommand>) -> (CarePlan, Vec<CarePlanEvent>) {
    let mut plan = CarePlan::default();
    let mut all = Vec::new();
    for command in story {
        let events = plan
            .decide(&command)
            .expect("samples are accepted in this order");
        for event in events {
            plan.evolve(&event);
            all.push(event);
        }
    }
    (plan, all)
}
