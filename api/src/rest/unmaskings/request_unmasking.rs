//! `POST /unmaskings`: asks to see one thing unmasked.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use crate::rest::words::UnmaskingTarget;
use domain::application::{Application, ApplicationStatus};
use domain::mandate::Mandate;
use domain::person::Person;
use domain::registration::Record;
use domain::shared::ids::{PersonId, ReasonCode, SubjectId};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text;
use domain::unmasking::{self, Unmasking};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What an auditor asks to see, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "target": "application", "target_id": "7d444840-9dc0-41d1-b245-5ffdce74fad2", "reason": "complaint",
    "note": "Esposto: il punteggio non corrisponde a quanto dichiarato.",
}))]
pub(crate) struct RequestUnmasking {
    /// What kind of thing it is.
    target: UnmaskingTarget,
    /// Which one.
    target_id: Uuid,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in your own words; whoever answers reads it.
    #[schema(value_type = LongText)]
    note: text::LongText,
}

/// Asks to see one thing unmasked; somebody else must agree.
#[utoipa::path(
    post, path = "/unmaskings", tag = "unmaskings", operation_id = "request_unmasking",
    request_body = RequestUnmasking,
    responses((status = 201, description = "It waits for an answer.", body = AnswerBody)),
    extensions(("x-permission" = json!("unmasking.request_unmasking"))),
)]
pub(crate) async fn request_unmasking(
    Sent { call, body }: Sent<RequestUnmasking>,
) -> Result<Answer, Problem> {
    let id = call.new_id("unmasking");
    let target = unmasking::UnmaskingTarget::from(body.target);
    let owner = owner(&call, target, body.target_id).await?;
    let (subject, class) = owner.unwrap_or((SubjectId(id), RetentionClass::Register));
    let command = unmasking::RequestUnmasking {
        unmasking_id: id,
        by: call.actor().code.clone(),
        target,
        target_id: body.target_id,
        is_there: owner.is_some(),
        reason: body.reason,
        note: Personal::new(subject, class, body.note),
        at: call.now(),
    };
    let location = format!("/api/v1/unmaskings/{id}");
    call.create::<Unmasking>(id, location, command).await
}

/// Whose key seals what is said of a thing, so that it goes with the rest of their data; nobody where it is not there.
async fn owner(
    call: &Call,
    target: unmasking::UnmaskingTarget,
    id: Uuid,
) -> Result<Option<(SubjectId, RetentionClass)>, Problem> {
    use unmasking::UnmaskingTarget as T;
    let store = call.store();
    Ok(match target {
        T::Application => {
            let case = store.load::<Application>(id).await?.state;
            // To auditors a draft is not there.
            let is_shown = case.status.is_filed() || case.status == ApplicationStatus::Imported;
            let person = case.beneficiary.or(case.applicant);
            let subject = person.map_or(SubjectId(id), SubjectId::from);
            is_shown.then_some((subject, RetentionClass::Application))
        }
        T::Mandate => {
            let granted = store.load::<Mandate>(id).await?.state.granted;
            granted.map(|granted| (granted.principal.into(), RetentionClass::Identity))
        }
        T::Person => {
            let person: Option<PersonId> = store.load::<Person>(id).await?.state.person_id;
            person.map(|person| (person.into(), RetentionClass::Identity))
        }
        T::Registration => {
            let subject = store.load::<Record>(id).await?.state.subject;
            subject.map(|subject| (subject.subject(), RetentionClass::Register))
        }
    })
}
