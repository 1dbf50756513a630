//! What commands on a fund must know of care plans.

use crate::http::command::Call;
use crate::http::problem::Problem;
use domain::care_plan::CarePlan;
use domain::fund::PlanFacts;
use domain::shared::ids::CarePlanId;
use uuid::Uuid;

/// What is known of a plan; for one that is not there it is as for one the caller may not see.
pub(super) async fn plan(call: &Call, id: Uuid) -> Result<PlanFacts, Problem> {
    let plan = call.store().load::<CarePlan>(id).await?.state;
    let ended = plan.has_ended();
    Ok(PlanFacts {
        plan_id: CarePlanId(id),
        office: plan.office.ok_or_else(Problem::not_found)?,
        ended,
    })
}
