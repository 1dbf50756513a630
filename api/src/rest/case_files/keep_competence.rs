//! `POST /case-files/{id}/keep-competence`: keeps a case at its office though the person lives in the district of another one.

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

/// Why it stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepCompetence {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Keeps a case at its office though the person lives in the district of another one.
#[utoipa::path(
    post, path = "/case-files/{id}/keep-competence", tag = "case-files", operation_id = "keep_competence",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = KeepCompetence,
    responses((status = 200, description = "It stays.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.keep_competence"))),
)]
pub(crate) async fn keep_competence(
    Item(id): Item,
    Sent { call, body }: Sent<KeepCompetence>,
) -> Result<Answer, Problem> {
    let command = case_file::KeepCompetence {
        given: given(&call),
        reason: body.reason,
    };
    change(call, id, command).await
}
