//! `POST /people/{id}/undo-merge`: undoes a merge.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::person::{self, Person};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why they are two people.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UndoMerge {
    /// How it was found out.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Undoes a merge: they are two people.
#[utoipa::path(
    post, path = "/people/{id}/undo-merge", tag = "people", operation_id = "undo_merge",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = UndoMerge,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.undo_merge"))),
)]
pub(crate) async fn undo_merge(
    Item(id): Item,
    Sent { call, body }: Sent<UndoMerge>,
) -> Result<Answer, Problem> {
    let command = person::UndoMerge {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Person>(id, command).await
}
