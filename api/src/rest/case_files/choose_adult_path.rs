//! `POST /case-files/{id}/choose-adult-path`: says how a case goes on whose person came of age.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use crate::rest::words::AdultPath;
use domain::case_file;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// How it goes on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChooseAdultPath {
    /// Closing, which is then done by its own command; the adults' service; or on as before.
    path: AdultPath,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Says how a case goes on whose person came of age.
#[utoipa::path(
    post, path = "/case-files/{id}/choose-adult-path", tag = "case-files", operation_id = "choose_adult_path",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = ChooseAdultPath,
    responses((status = 200, description = "It is decided.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.choose_adult_path"))),
)]
pub(crate) async fn choose_adult_path(
    Item(id): Item,
    Sent { call, body }: Sent<ChooseAdultPath>,
) -> Result<Answer, Problem> {
    let command = case_file::ChooseAdultPath {
        given: given(&call),
        path: body.path.into(),
        reason: body.reason,
    };
    change(call, id, command).await
}
