//! Events of care plans that say when the next review is.

use super::DUE;
use crate::{Event, Fact, Rows};
use domain::care_plan::CarePlanEvent as E;
use serde_json::{Value, json};

pub(super) fn project(fact: &Fact<'_>, rows: &mut Rows) {
    match fact.event {
        Event::CarePlan(event) => {
            if let Some(columns) = columns(event) {
                rows.patch(&DUE, json!({"plan_id": fact.id}), columns);
            }
        }
        Event::Application(_)
        | Event::AccessSheet(_)
        | Event::Call(_)
        | Event::Ranking(_)
        | Event::CaseFile(_)
        | Event::Fund(_)
        | Event::Mandate(_)
        | Event::Office(_)
        | Event::Person(_)
        | Event::Projection(_)
        | Event::Register(_)
        | Event::Registration(_)
        | Event::Unmasking(_)
        | Event::Service(_) => {}
    }
}

fn columns(event: &E) -> Option<Value> {
    match event {
        E::CarePlanDrafted(e) => Some(json!({
            "active": false, "case_file_id": e.case_file_id, "office": e.office,
            "case_manager": e.case_manager,
        })),
        E::CarePlanActivated(e) => Some(json!({
            "active": true, "due_on": e.next_review_on, "in_time_until_on": e.in_time_until_on,
        })),
        E::PlanReviewed(e) => Some(json!({
            "due_on": e.next_review_on, "in_time_until_on": e.in_time_until_on,
        })),
        E::ReviewFellDue(e) => Some(json!({"noted_on": e.due_on})),
        E::CarePlanHandedOver(e) => Some(json!({
            "office": e.office, "case_manager": e.case_manager,
        })),
        E::CarePlanClosed(_) | E::CarePlanAbandoned(_) => Some(json!({"active": false})),
        E::NeedSet(_)
        | E::ObjectiveSet(_)
        | E::InterventionPlanned(_)
        | E::ItemRemoved(_)
        | E::BoardConvened(_)
        | E::BoardDecided(_)
        | E::CarePlanSigned(_)
        | E::CarePlanRevised(_)
        | E::RevisionDiscarded(_)
        | E::InterventionSuspended(_)
        | E::InterventionResumed(_)
        | E::CarePlanSuspended(_)
        | E::CarePlanResumed(_)
        | E::DeliveryRecorded(_)
        | E::DeliveryCorrected(_)
        | E::InterventionCorrected(_)
        | E::PlanMonitored(_) => None,
    }
}
