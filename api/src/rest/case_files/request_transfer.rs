//! `POST /case-files/{id}/request-transfer`: asks another office to take the case.

use super::change::{change, given, is_open};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use domain::case_file;
use domain::shared::ids::{OfficeCode, ReasonCode};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Which office is asked, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestTransfer {
    /// To which office.
    #[schema(value_type = Code)]
    to: OfficeCode,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Relazione for the new office.
    #[schema(value_type = LongText)]
    summary: text::LongText,
}

/// Asks another office to take the case; it stays where it is until that office accepts.
#[utoipa::path(
    post, path = "/case-files/{id}/request-transfer", tag = "case-files", operation_id = "request_transfer",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RequestTransfer,
    responses((status = 200, description = "The other office is asked.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.request_transfer"))),
)]
pub(crate) async fn request_transfer(
    Item(id): Item,
    Sent { call, body }: Sent<RequestTransfer>,
) -> Result<Answer, Problem> {
    let command = case_file::RequestTransfer {
        given: given(&call),
        target_is_open: is_open(&call, &body.to).await?,
        to: body.to,
        reason: body.reason,
        summary: sealed(id, body.summary),
    };
    change(call, id, command).await
}
