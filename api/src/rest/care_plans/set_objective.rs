//! `POST /care-plans/{id}/set-objective`: puts an objective down, or anew.

use super::parts::PlanObjective;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;

/// An objective of the version that is being worked on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetObjective {
    /// The objective; one with the same identifier is replaced.
    objective: PlanObjective,
}

/// Puts an objective down, or anew.
#[utoipa::path(
    post, path = "/care-plans/{id}/set-objective", tag = "care-plans", operation_id = "set_objective",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = SetObjective,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.set_objective"))),
)]
pub(crate) async fn set_objective(
    Item(id): Item,
    Sent { call, body }: Sent<SetObjective>,
) -> Result<Answer, Problem> {
    let command = care_plan::SetObjective {
        objective: body.objective.into(),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
