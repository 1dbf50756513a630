//! `POST /case-files/{id}/absorb-case`: lets this file forward to another one of the same person.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::Code;
use domain::case_file::{self, By, CaseFile};
use domain::shared::ids::{PersonId, ReasonCode};
use domain::shared::time::rome_day;
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
///
/// The two people were merged before, and no plan runs on this file.
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
    let into = PersonId(body.into);
    let command = case_file::AbsorbCase {
        given: given(&call),
        into,
        survivor_is_fit: is_fit(&call, PersonId(id), into).await?,
        reason: body.reason,
    };
    change(call, id, command).await
}

/// Whether the person was merged into the other one, whose file stands for itself and is open to whoever asks: one that
/// is hidden from them is as unfit as one that is not there.
async fn is_fit(call: &Call, person: PersonId, into: PersonId) -> Result<bool, Problem> {
    let survivor = call.store().load::<CaseFile>(into.0).await?.state;
    let is_open = survivor.is_open_to(&By::of(call.actor()), rome_day(call.now()));
    if !is_open || survivor.absorbed_into.is_some() {
        return Ok(false);
    }
    known::forwards(call.state(), person, into).await
}
