//! `POST /case-files/{id}/end-need`: ends a need.

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
use uuid::Uuid;

/// Which need, since when, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndNeed {
    /// Which.
    need_id: Uuid,
    /// The last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Ends a need.
#[utoipa::path(
    post, path = "/case-files/{id}/end-need", tag = "case-files", operation_id = "end_need",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = EndNeed,
    responses((status = 200, description = "It has ended.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.end_need"))),
)]
pub(crate) async fn end_need(
    Item(id): Item,
    Sent { call, body }: Sent<EndNeed>,
) -> Result<Answer, Problem> {
    let command = case_file::EndNeed {
        given: given(&call),
        need_id: body.need_id,
        until_on: body.until_on,
        reason: body.reason,
    };
    change(call, id, command).await
}
