//! `POST /case-files/{id}/restore-case`: lets the file stand for itself again.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::case_file;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestoreCase {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets the file stand for itself again.
#[utoipa::path(
    post, path = "/case-files/{id}/restore-case", tag = "case-files", operation_id = "restore_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RestoreCase,
    responses((status = 200, description = "It stands for itself.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.restore_case"))),
)]
pub(crate) async fn restore_case(
    Item(id): Item,
    Sent { call, body }: Sent<RestoreCase>,
) -> Result<Answer, Problem> {
    let command = case_file::RestoreCase {
        given: given(&call),
        reason: body.reason,
    };
    change(call, id, command).await
}
