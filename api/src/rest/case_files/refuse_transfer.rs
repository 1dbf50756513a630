//! `POST /case-files/{id}/refuse-transfer`: the office that was asked refuses.

use super::change::{change, given};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use domain::case_file;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why not.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefuseTransfer {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// The office that was asked refuses.
#[utoipa::path(
    post, path = "/case-files/{id}/refuse-transfer", tag = "case-files", operation_id = "refuse_transfer",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RefuseTransfer,
    responses((status = 200, description = "The case stays.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.refuse_transfer"))),
)]
pub(crate) async fn refuse_transfer(
    Item(id): Item,
    Sent { call, body }: Sent<RefuseTransfer>,
) -> Result<Answer, Problem> {
    let command = case_file::RefuseTransfer {
        given: given(&call),
        reason: body.reason,
        note: body.note.map(|note| sealed(id, note)),
    };
    change(call, id, command).await
}
