//! `POST /care-plans`: begins a care plan.

use super::parts::{PlanAssessment, PlanBeneficiaries, PlanNeed, PlanReviewRule, SchemeCode};
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use chrono::NaiveDate;
use domain::care_plan::Said;
use domain::care_plan::{self, CarePlan};
use domain::shared::ids::CarePlanId;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A new plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftPlan {
    /// What kind of plan: PAI, PTI, individual project, inclusion pact, as the scheme names it.
    kind: SchemeCode,
    /// The case file it belongs to: it says for whom, at which office and by whom, and that the case is in charge.
    case_file: Uuid,
    /// Who benefits.
    beneficiaries: PlanBeneficiaries,
    /// What it rests on.
    assessment: PlanAssessment,
    /// What the person needs: at least one.
    needs: Vec<PlanNeed>,
    /// When it is reviewed.
    review: PlanReviewRule,
    /// Chiusura prevista: the day on which it should end.
    #[schema(value_type = Option<Day>)]
    ends_on: Option<NaiveDate>,
    /// Why there is a plan, in words.
    #[schema(value_type = Option<LongText>)]
    motivation: Option<text::LongText>,
}

/// Begins a care plan.
#[utoipa::path(
    post, path = "/care-plans", tag = "care-plans", operation_id = "draft_plan",
    request_body = DraftPlan,
    responses((status = 201, description = "The plan is drafted.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.draft_plan"))),
)]
pub(crate) async fn draft_plan(Sent { call, body }: Sent<DraftPlan>) -> Result<Answer, Problem> {
    let id = call.new_id("care-plan");
    let case = resolve::case(&call, body.case_file).await?;
    let command = care_plan::DraftPlan {
        plan_id: CarePlanId(id),
        kind: body.kind.into(),
        case,
        beneficiaries: body.beneficiaries.into(),
        assessment: body.assessment.into(),
        needs: body.needs.into_iter().map(Into::into).collect(),
        review: body.review.into(),
        ends_on: body.ends_on,
        motivation: body.motivation.map(Said),
        at: call.now(),
    };
    let location = format!("/api/v1/care-plans/{id}");
    call.create::<CarePlan>(id, location, command).await
}
