//! `POST /care-plans/{id}/close-plan`: ends a plan, with an outcome for every objective.

use super::parts::PlanScore;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, LongText};
use chrono::NaiveDate;
use domain::care_plan::Said;
use domain::care_plan::{self, CarePlan};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClosePlan {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
    /// How far each objective was reached.
    outcomes: Vec<PlanScore>,
    /// The last day.
    #[schema(value_type = Day)]
    closed_on: NaiveDate,
}

/// Ends a plan, with an outcome for every objective.
#[utoipa::path(
    post, path = "/care-plans/{id}/close-plan", tag = "care-plans", operation_id = "close_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ClosePlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.close_plan"))),
)]
pub(crate) async fn close_plan(
    Item(id): Item,
    Sent { call, body }: Sent<ClosePlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::ClosePlan {
        reason: body.reason,
        note: body.note.map(Said),
        outcomes: body.outcomes.into_iter().map(Into::into).collect(),
        closed_on: body.closed_on,
        at: call.now(),
    };
    let beside = resolve::unlinked(&call, id).await?;
    call.change_beside::<CarePlan, _>(id, command, &beside)
        .await
}
