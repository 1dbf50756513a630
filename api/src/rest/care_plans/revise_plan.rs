//! `POST /care-plans/{id}/revise-plan`: begins the next version, as a copy of the one in force.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use domain::care_plan;
use domain::care_plan::Said;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A revision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevisePlan {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Begins the next version, as a copy of the one in force.
#[utoipa::path(
    post, path = "/care-plans/{id}/revise-plan", tag = "care-plans", operation_id = "revise_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = RevisePlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.revise_plan"))),
)]
pub(crate) async fn revise_plan(
    Item(id): Item,
    Sent { call, body }: Sent<RevisePlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::RevisePlan {
        reason: body.reason,
        note: body.note.map(Said),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
