//! `POST /case-files/{id}/open-case`: opens the case after its first report.

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
pub(crate) struct OpenCase {
    /// The first day.
    #[schema(value_type = Day)]
    opened_on: NaiveDate,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Opens the case after its first report.
#[utoipa::path(
    post, path = "/case-files/{id}/open-case", tag = "case-files", operation_id = "open_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = OpenCase,
    responses((status = 200, description = "It is open.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.open_case"))),
)]
pub(crate) async fn open_case(
    Item(id): Item,
    Sent { call, body }: Sent<OpenCase>,
) -> Result<Answer, Problem> {
    let command = case_file::OpenCase {
        given: given(&call),
        opened_on: body.opened_on,
        reason: body.reason,
    };
    change(call, id, command).await
}
