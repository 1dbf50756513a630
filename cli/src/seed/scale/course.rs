//! How the case of somebody with a plan is taken in charge, and how it ends with the plan.

use domain::access::Actor;
use domain::case_file::{
    AssignCaseManager, CloseCase, EndCarePlan, LinkCarePlan, OpenCase, TakeInCharge,
};
use std::collections::BTreeSet;

use super::life::Life;
use crate::seed::file::{at_work, code, given};
use crate::seed::words::reason;

/// Of a hundred cases whose plan has ended, so many are closed with it.
const CLOSED_WITH_PLAN: u32 = 35;

/// Opened, given to a social worker and taken in charge.
pub(super) fn taken_in_charge(life: &mut Life<'_>) {
    let days = life.dice.between(1, 3);
    life.later(days);
    let (manager, head) = (life.manager.clone(), life.head());
    let open = OpenCase {
        given: given(&manager, life.now()),
        opened_on: life.on(),
        reason: reason("report-accepted"),
    };
    life.on_file(manager.clone(), "desk", open);
    let assign = AssignCaseManager {
        given: given(&head, life.now()),
        to: at_work(&manager),
        reason: reason("first-assignment"),
        from_on: life.on(),
    };
    life.on_file(head, "desk", assign);
    let take = TakeInCharge {
        given: given(&manager, life.now()),
        from_on: life.on(),
    };
    life.on_file(manager, "desk", take);
}

/// The plan in force belongs to the file: the service notes it by itself.
pub(super) fn linked(life: &mut Life<'_>) {
    let service = Actor::system();
    let command = LinkCarePlan {
        given: given(&service, life.now()),
        plan_id: life.plan_id().0,
    };
    life.on_file(service, "timer", command);
}

/// The plan is over, and sometimes the case with it.
pub(super) fn plan_over(life: &mut Life<'_>) {
    let (manager, service) = (life.manager.clone(), Actor::system());
    let ended = EndCarePlan {
        given: given(&service, life.now()),
        plan_id: life.plan_id().0,
    };
    life.on_file(service, "timer", ended);
    if life.dice.percent(CLOSED_WITH_PLAN) {
        let close = CloseCase {
            given: given(&manager, life.now()),
            reason: code("municipal.closure-reason", "goals-reached"),
            situation: None,
            closes: BTreeSet::new(),
            closed_on: life.on(),
        };
        life.on_file(manager, "desk", close);
    }
}
