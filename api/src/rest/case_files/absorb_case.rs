//! `POST /case-files/{id}/absorb-case`: lets this file forward to another one of the same person.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::case_file::{self, CaseFile};
use domain::shared::ids::{PersonId, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Which file goes on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AbsorbCase {
    /// The file that goes on.
    into: Uuid,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets this file forward to another one of the same person; nothing is deleted, and it can be undone.
#[utoipa::path(
    post, path = "/case-files/{id}/absorb-case", tag = "case-files", operation_id = "absorb_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AbsorbCase,
    responses((status = 200, description = "It forwards.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.absorb_case"))),
)]
pub(crate) async fn absorb_case(
    Item(id): Item,
    Sent { call, body }: Sent<AbsorbCase>,
) -> Result<Answer, Problem> {
    let survivor = call.store().load::<CaseFile>(body.into).await?.state;
    let command = case_file::AbsorbCase {
        given: given(&call),
        into: PersonId(body.into),
        survivor_is_fit: survivor.person.is_some() && survivor.absorbed_into.is_none(),
        reason: body.reason,
    };
    change(call, id, command).await
}
