//! `POST /care-plans/{id}/hand-over-plan`: gives a plan to another office or case manager.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::care_plan;
use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// Who has it from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandOverPlan {
    /// To which office.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// To which case manager.
    #[schema(value_type = Code)]
    case_manager: ActorCode,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// From which day on.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Gives a plan to another office or case manager.
#[utoipa::path(
    post, path = "/care-plans/{id}/hand-over-plan", tag = "care-plans", operation_id = "hand_over_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = HandOverPlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.hand_over_plan"))),
)]
pub(crate) async fn hand_over_plan(
    Item(id): Item,
    Sent { call, body }: Sent<HandOverPlan>,
) -> Result<Answer, Problem> {
    let command = care_plan::HandOverPlan {
        office: body.office,
        case_manager: body.case_manager,
        reason: body.reason,
        from_on: body.from_on,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
