//! `POST /care-plans/{id}/resume-intervention`: goes on with an intervention.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::care_plan;
use domain::shared::ids::InterventionId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The end of a suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResumeIntervention {
    /// Which one.
    intervention_id: Uuid,
    /// The first day with it again.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Goes on with an intervention.
#[utoipa::path(
    post, path = "/care-plans/{id}/resume-intervention", tag = "care-plans", operation_id = "resume_intervention",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ResumeIntervention,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.resume_intervention"))),
)]
pub(crate) async fn resume_intervention(
    Item(id): Item,
    Sent { call, body }: Sent<ResumeIntervention>,
) -> Result<Answer, Problem> {
    let command = care_plan::ResumeIntervention {
        intervention_id: InterventionId(body.intervention_id),
        from_on: body.from_on,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
