//! `POST /case-files/{id}/link-care-plan`: links a care plan: while it runs the case stays open.

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
pub(crate) struct LinkCarePlan {
    /// Which.
    plan_id: Uuid,
}

/// Links a care plan: while it runs the case stays open.
#[utoipa::path(
    post, path = "/case-files/{id}/link-care-plan", tag = "case-files", operation_id = "link_care_plan",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = LinkCarePlan,
    responses((status = 200, description = "It is linked.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.link_care_plan"))),
)]
pub(crate) async fn link_care_plan(
    Item(id): Item,
    Sent { call, body }: Sent<LinkCarePlan>,
) -> Result<Answer, Problem> {
    let command = case_file::LinkCarePlan {
        given: given(&call),
        plan_id: body.plan_id,
    };
    change(call, id, command).await
}
