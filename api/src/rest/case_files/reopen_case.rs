//! `POST /case-files/{id}/reopen-case`: opens a new episode of the same case.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Since when, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReopenCase {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The first day.
    #[schema(value_type = Day)]
    opened_on: NaiveDate,
}

/// Opens a new episode of the same case.
#[utoipa::path(
    post, path = "/case-files/{id}/reopen-case", tag = "case-files", operation_id = "reopen_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = ReopenCase,
    responses((status = 200, description = "It is open again.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.reopen_case"))),
)]
pub(crate) async fn reopen_case(
    Item(id): Item,
    Sent { call, body }: Sent<ReopenCase>,
) -> Result<Answer, Problem> {
    let command = case_file::ReopenCase {
        given: given(&call),
        reason: body.reason,
        opened_on: body.opened_on,
    };
    change(call, id, command).await
}
