//! `POST /care-plans/{id}/suspend-intervention`: stops one intervention for a while.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::care_plan;
use domain::shared::ids::{InterventionId, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuspendIntervention {
    /// Which one.
    intervention_id: Uuid,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The first day without it.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Stops one intervention for a while.
#[utoipa::path(
    post, path = "/care-plans/{id}/suspend-intervention", tag = "care-plans", operation_id = "suspend_intervention",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = SuspendIntervention,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.suspend_intervention"))),
)]
pub(crate) async fn suspend_intervention(
    Item(id): Item,
    Sent { call, body }: Sent<SuspendIntervention>,
) -> Result<Answer, Problem> {
    let command = care_plan::SuspendIntervention {
        intervention_id: InterventionId(body.intervention_id),
        reason: body.reason,
        from_on: body.from_on,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
