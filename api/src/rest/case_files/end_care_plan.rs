//! `POST /case-files/{id}/end-care-plan`: says that a linked plan has ended.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Which plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndCarePlan {
    /// Which.
    plan_id: Uuid,
}

/// Says that a linked plan has ended.
#[utoipa::path(
    post, path = "/case-files/{id}/end-care-plan", tag = "case-files", operation_id = "end_care_plan",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = EndCarePlan,
    responses((status = 200, description = "It has ended.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.end_care_plan"))),
)]
pub(crate) async fn end_care_plan(
    Item(id): Item,
    Sent { call, body }: Sent<EndCarePlan>,
) -> Result<Answer, Problem> {
    let command = case_file::EndCarePlan {
        given: given(&call),
        plan_id: body.plan_id,
    };
    change(call, id, command).await
}
