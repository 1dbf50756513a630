//! `POST /care-plans/{id}/review-plan`: looks at what was reached, and sets the day of the next review.

use super::parts::PlanScore;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use chrono::NaiveDate;
use domain::care_plan;
use domain::care_plan::Said;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A review.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewPlan {
    /// The day.
    #[schema(value_type = Day)]
    reviewed_on: NaiveDate,
    /// How far each objective was reached.
    scores: Vec<PlanScore>,
    /// The day of the next review; the one the rule gives if left out.
    #[schema(value_type = Option<Day>)]
    next_on: Option<NaiveDate>,
    /// What came out.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Looks at what was reached, and sets the day of the next review.
#[utoipa::path(
    post, path = "/care-plans/{id}/review-plan", tag = "care-plans", operation_id = "review_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ReviewPlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.review_plan"))),
)]
pub(crate) async fn review_plan(
    Item(id): Item,
    Sent { call, body }: Sent<ReviewPlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::ReviewPlan {
        reviewed_on: body.reviewed_on,
        scores: body.scores.into_iter().map(Into::into).collect(),
        next_on: body.next_on,
        note: body.note.map(Said),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
