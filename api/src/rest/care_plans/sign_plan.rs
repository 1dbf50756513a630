//! `POST /care-plans/{id}/sign-plan`: signs the version that is being worked on, or records a signature on paper.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::named;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use crate::rest::words::{PlanSignatory, SignatureMethod};
use chrono::NaiveDate;
use domain::care_plan::{self, CarePlan};
use domain::decider::Decider;
use domain::shared::ids::{CarePlanId, DocumentId};
use serde::Deserialize;
use store::documents::About;
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
    /// The signed paper or document, taken in for this plan; needed unless somebody signs with their own identity.
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
    if let Some(document) = command.document {
        kept(&call, id, &command, document).await?;
    }
    resolve::change(call, id, command).await
}

/// What was signed must have been taken in for this plan; who may not sign learns nothing of documents.
async fn kept(
    call: &Call,
    id: Uuid,
    command: &care_plan::SignPlan,
    document: DocumentId,
) -> Result<(), Problem> {
    resolve::within(call, id).await?;
    let plan = call.store().load::<CarePlan>(id).await?.state;
    let standing = plan.standing(&command.clone().into());
    call.check("care_plan.sign_plan", &standing)?;
    let about = About::CarePlan(CarePlanId(id));
    let pointer = "/document";
    named::document(call, &about, ("care_plan", id), document, pointer).await?;
    Ok(())
}
