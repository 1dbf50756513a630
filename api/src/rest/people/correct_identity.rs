//! `POST /people/{id}/correct-identity`: corrects names and birth.

use super::parts::Identity;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::person::{self, Person};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// What is true.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectIdentity {
    /// Names and birth, all of it again.
    identity: Identity,
    /// Why it changes.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Corrects names and birth; somebody anonymous gets a name this way.
#[utoipa::path(
    post, path = "/people/{id}/correct-identity", tag = "people", operation_id = "correct_identity",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = CorrectIdentity,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.correct_identity"))),
)]
pub(crate) async fn correct_identity(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectIdentity>,
) -> Result<Answer, Problem> {
    let command = person::CorrectIdentity {
        identity: sealed(id, body.identity.into()),
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Person>(id, command).await
}
