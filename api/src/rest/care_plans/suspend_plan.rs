//! `POST /care-plans/{id}/suspend-plan`: stops a plan for a while.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::care_plan;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuspendPlan {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The first day without it.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Stops a plan for a while.
#[utoipa::path(
    post, path = "/care-plans/{id}/suspend-plan", tag = "care-plans", operation_id = "suspend_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = SuspendPlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.suspend_plan"))),
)]
pub(crate) async fn suspend_plan(
    Item(id): Item,
    Sent { call, body }: Sent<SuspendPlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::SuspendPlan {
        reason: body.reason,
        from_on: body.from_on,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
