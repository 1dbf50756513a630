//! `POST /care-plans/{id}/plan-intervention`: puts an intervention down with its budget, or anew.

use super::parts;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;

/// An intervention of the version that is being worked on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanIntervention {
    /// The intervention; one with the same identifier is replaced.
    intervention: parts::PlannedIntervention,
}

/// Puts an intervention down with its budget, or anew.
#[utoipa::path(
    post, path = "/care-plans/{id}/plan-intervention", tag = "care-plans", operation_id = "plan_intervention",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = PlanIntervention,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.plan_intervention"))),
)]
pub(crate) async fn plan_intervention(
    Item(id): Item,
    Sent { call, body }: Sent<PlanIntervention>,
) -> Result<Answer, Problem> {
    let command = care_plan::PlanIntervention {
        intervention: body.intervention.into(),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
