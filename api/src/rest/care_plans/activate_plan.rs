//! `POST /care-plans/{id}/activate-plan`: puts the version that is being worked on in force.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::care_plan::{self, CarePlan};
use serde::Deserialize;
use utoipa::ToSchema;

/// A version in force.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActivatePlan {
    /// Its first day.
    #[schema(value_type = Day)]
    starts_on: NaiveDate,
}

/// Puts the version that is being worked on in force.
#[utoipa::path(
    post, path = "/care-plans/{id}/activate-plan", tag = "care-plans", operation_id = "activate_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ActivatePlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.activate_plan"))),
)]
pub(crate) async fn activate_plan(
    Item(id): Item,
    Sent { call, body }: Sent<ActivatePlan>,
) -> Result<Answer, Problem> {
    let covers = resolve::covers(&call, id, []).await?;
    let command = care_plan::ActivatePlan {
        starts_on: body.starts_on,
        covers,
        at: call.now(),
    };
    let beside = resolve::linked(&call, id).await?;
    call.change_beside::<CarePlan, _>(id, command, &beside)
        .await
}
