//! `POST /case-files/{id}/show-information`: no longer hides what other offices have written.

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
pub(crate) struct ShowInformation {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// No longer hides what other offices have written.
#[utoipa::path(
    post, path = "/case-files/{id}/show-information", tag = "case-files", operation_id = "show_information",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = ShowInformation,
    responses((status = 200, description = "It is shown again.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.show_information"))),
)]
pub(crate) async fn show_information(
    Item(id): Item,
    Sent { call, body }: Sent<ShowInformation>,
) -> Result<Answer, Problem> {
    let command = case_file::ShowInformation {
        given: given(&call),
        reason: body.reason,
    };
    change(call, id, command).await
}
