//! `POST /case-files/{id}/remove-coworker`: lets somebody work on the case no longer.

use super::change::{change, given};
use super::parts::Worker;
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

/// Who leaves.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveCoworker {
    /// Who.
    worker: Worker,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
}

/// Lets somebody work on the case no longer.
#[utoipa::path(
    post, path = "/case-files/{id}/remove-coworker", tag = "case-files", operation_id = "remove_coworker",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RemoveCoworker,
    responses((status = 200, description = "They no longer work on it.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.remove_coworker"))),
)]
pub(crate) async fn remove_coworker(
    Item(id): Item,
    Sent { call, body }: Sent<RemoveCoworker>,
) -> Result<Answer, Problem> {
    let command = case_file::RemoveCoworker {
        given: given(&call),
        worker: body.worker.into(),
        reason: body.reason,
        until_on: body.until_on,
    };
    change(call, id, command).await
}
