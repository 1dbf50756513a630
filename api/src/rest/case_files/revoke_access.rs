//! `POST /case-files/{id}/revoke-access`: lets another office read the file no longer.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::case_file;
use domain::shared::ids::{OfficeCode, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// Which office, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeAccess {
    /// Which office.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets another office read the file no longer.
#[utoipa::path(
    post, path = "/case-files/{id}/revoke-access", tag = "case-files", operation_id = "revoke_access",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RevokeAccess,
    responses((status = 200, description = "It reads no longer.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.revoke_access"))),
)]
pub(crate) async fn revoke_access(
    Item(id): Item,
    Sent { call, body }: Sent<RevokeAccess>,
) -> Result<Answer, Problem> {
    let command = case_file::RevokeAccess {
        given: given(&call),
        office: body.office,
        reason: body.reason,
    };
    change(call, id, command).await
}
