//! `POST /care-plans/{id}/resume-plan`: goes on with a plan.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResumePlan {
    /// The first day with it again.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Goes on with a plan.
#[utoipa::path(
    post, path = "/care-plans/{id}/resume-plan", tag = "care-plans", operation_id = "resume_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ResumePlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.resume_plan"))),
)]
pub(crate) async fn resume_plan(
    Item(id): Item,
    Sent { call, body }: Sent<ResumePlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::ResumePlan {
        from_on: body.from_on,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
