//! `POST /case-files/{id}/lift-restriction`: lets the office see the file again.

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
pub(crate) struct LiftRestriction {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets the office see the file again.
#[utoipa::path(
    post, path = "/case-files/{id}/lift-restriction", tag = "case-files", operation_id = "lift_restriction",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = LiftRestriction,
    responses((status = 200, description = "It is open to the office.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.lift_restriction"))),
)]
pub(crate) async fn lift_restriction(
    Item(id): Item,
    Sent { call, body }: Sent<LiftRestriction>,
) -> Result<Answer, Problem> {
    let command = case_file::LiftRestriction {
        given: given(&call),
        reason: body.reason,
    };
    change(call, id, command).await
}
