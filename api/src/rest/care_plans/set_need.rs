//! `POST /care-plans/{id}/set-need`: puts a need down, or anew.

use super::parts::PlanNeed;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;

/// A need of the version that is being worked on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetNeed {
    /// The need; one with the same identifier is replaced.
    need: PlanNeed,
}

/// Puts a need down, or anew.
#[utoipa::path(
    post, path = "/care-plans/{id}/set-need", tag = "care-plans", operation_id = "set_need",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = SetNeed,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.set_need"))),
)]
pub(crate) async fn set_need(
    Item(id): Item,
    Sent { call, body }: Sent<SetNeed>,
) -> Result<Answer, Problem> {
    let command = care_plan::SetNeed {
        need: body.need.into(),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
