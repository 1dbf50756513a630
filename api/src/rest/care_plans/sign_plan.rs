//! `POST /care-plans/{id}/sign-plan`: signs the version that is being worked on, or records a signature on paper.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use crate::rest::words::{PlanSignatory, SignatureMethod};
use chrono::NaiveDate;
use domain::care_plan::{self, CarePlan};
use domain::shared::ids::DocumentId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A signature.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignPlan {
    /// In which quality.
    signatory: PlanSignatory,
    /// The mandate, where a representative signs.
    mandate: Option<Uuid>,
    /// How.
    method: SignatureMethod,
    /// The signed paper or document; needed unless somebody signs with their own identity.
    document: Option<Uuid>,
    /// The day.
    #[schema(value_type = Day)]
    signed_on: NaiveDate,
}

/// Signs the version that is being worked on, or records a signature on paper.
#[utoipa::path(
    post, path = "/care-plans/{id}/sign-plan", tag = "care-plans", operation_id = "sign_plan",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = SignPlan,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.sign_plan"))),
)]
pub(crate) async fn sign_plan(
    Item(id): Item,
    Sent { call, body }: Sent<SignPlan>,
) -> Result<Answer, Problem> {
    let representative = resolve::representative(&call, body.mandate).await?;
    let command = care_plan::SignPlan {
        signatory: body.signatory.into(),
        representative,
        by: call.actor().code.clone(),
        by_person: call.actor().person,
        method: body.method.into(),
        document: body.document.map(DocumentId),
        signed_on: body.signed_on,
        at: call.now(),
    };
    call.change::<CarePlan>(id, command).await
}
