//! `POST /case-files/{id}/add-coworker`: lets somebody work on the case too.

use super::change::{change, given, is_open};
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

/// Who works with the case manager.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddCoworker {
    /// Who.
    worker: Worker,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Lets somebody work on the case too.
#[utoipa::path(
    post, path = "/case-files/{id}/add-coworker", tag = "case-files", operation_id = "add_coworker",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AddCoworker,
    responses((status = 200, description = "They work on it.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.add_coworker"))),
)]
pub(crate) async fn add_coworker(
    Item(id): Item,
    Sent { call, body }: Sent<AddCoworker>,
) -> Result<Answer, Problem> {
    let worker: case_file::Worker = body.worker.into();
    let command = case_file::AddCoworker {
        given: given(&call),
        office_is_open: is_open(&call, &worker.office).await?,
        worker,
        reason: body.reason,
        from_on: body.from_on,
    };
    change(call, id, command).await
}
