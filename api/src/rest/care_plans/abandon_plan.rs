//! `POST /care-plans/{id}/abandon-plan`: gives up a plan that was never in force.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::care_plan;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a draft.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AbandonPlan {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Gives up a plan that was never in force.
#[utoipa::path(
    post, path = "/care-plans/{id}/abandon-plan", tag = "care-plans", operation_id = "abandon_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = AbandonPlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.abandon_plan"))),
)]
pub(crate) async fn abandon_plan(
    Item(id): Item,
    Sent { call, body }: Sent<AbandonPlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::AbandonPlan {
        reason: body.reason,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
