//! `POST /care-plans/{id}/correct-intervention`: puts a mistake in an intervention that is in force right.

use super::parts::PlannedIntervention;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, LongText};
use chrono::NaiveDate;
use domain::care_plan::{self, Intervention, Said};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A correction: what was written by mistake, not a change of what was agreed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectIntervention {
    /// The intervention as it should have been written; its note stays where none is given.
    intervention: PlannedIntervention,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
    /// Since when this is so.
    #[schema(value_type = Day)]
    effective_on: NaiveDate,
}

impl CorrectIntervention {
    /// The command, with what the funds keep for the plan.
    pub(super) async fn command(
        self,
        call: &Call,
        plan: Uuid,
    ) -> Result<care_plan::CorrectIntervention, Problem> {
        let intervention: Intervention = self.intervention.into();
        let beside = intervention.lines.iter().filter_map(|l| l.fund.clone());
        let covers = resolve::covers(call, plan, beside).await?;
        Ok(care_plan::CorrectIntervention {
            intervention,
            covers,
            reason: self.reason,
            note: self.note.map(Said),
            effective_on: self.effective_on,
            at: call.now(),
        })
    }
}

/// Puts a mistake in an intervention that is in force right, from the day on which it was wrong.
#[utoipa::path(
    post, path = "/care-plans/{id}/correct-intervention", tag = "care-plans", operation_id = "correct_intervention",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = CorrectIntervention,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.correct_intervention"))),
)]
pub(crate) async fn correct_intervention(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectIntervention>,
) -> Result<Answer, Problem> {
    let command = body.command(&call, id).await?;
    resolve::change(call, id, command).await
}
