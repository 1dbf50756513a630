//! `POST /case-files/{id}/hide-information`: lets each office read what it has written itself, and nothing else.

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
pub(crate) struct HideInformation {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets each office read what it has written itself, and nothing else.
#[utoipa::path(
    post, path = "/case-files/{id}/hide-information", tag = "case-files", operation_id = "hide_information",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = HideInformation,
    responses((status = 200, description = "It is hidden.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.hide_information"))),
)]
pub(crate) async fn hide_information(
    Item(id): Item,
    Sent { call, body }: Sent<HideInformation>,
) -> Result<Answer, Problem> {
    let command = case_file::HideInformation {
        given: given(&call),
        reason: body.reason,
    };
    change(call, id, command).await
}
