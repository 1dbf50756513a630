//! `POST /case-files/{id}/close-case`: closes the case, and with it the plans that still run.

use super::change::{change_beside, given};
use super::parts::SchemeCode;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::care_plans::ending::Ending;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::care_plan::CarePlan;
use domain::case_file;
use serde::Deserialize;
use store::Beside;
use utoipa::ToSchema;
use uuid::Uuid;

/// Why, and how the person is left.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseCase {
    /// Why.
    reason: SchemeCode,
    /// How the person is left.
    situation: Option<SchemeCode>,
    /// The last day.
    #[schema(value_type = Day)]
    closed_on: NaiveDate,
    /// The plans still running: each ends with the case, or nothing does.
    #[serde(default)]
    #[schema(max_items = 100)]
    close_plans: Vec<PlanEnding>,
}

/// How a plan ends that ends with its case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanEnding {
    /// The plan.
    plan: Uuid,
    /// How it ends.
    ending: Ending,
}

/// Closes the case, and with it the plans that still run.
#[utoipa::path(
    post, path = "/case-files/{id}/close-case", tag = "case-files", operation_id = "close_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = CloseCase,
    responses((status = 200, description = "It is closed.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.close_case"))),
)]
pub(crate) async fn close_case(
    Item(id): Item,
    Sent { call, body }: Sent<CloseCase>,
) -> Result<Answer, Problem> {
    let command = case_file::CloseCase {
        given: given(&call),
        reason: body.reason.into(),
        situation: body.situation.map(Into::into),
        closed_on: body.closed_on,
        closes: body.close_plans.iter().map(|closed| closed.plan).collect(),
    };
    let endings = body.close_plans.into_iter();
    let beside: Vec<Beside<CarePlan>> = endings
        .map(|closed| Beside {
            id: closed.plan,
            command: closed.ending.on(body.closed_on, call.now()).into(),
            by: call.actor().clone(),
        })
        .collect();
    change_beside(call, id, command, &beside).await
}
