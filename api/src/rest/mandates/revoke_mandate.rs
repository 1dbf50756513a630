//! `POST /mandates/{id}/revoke-mandate`: ends a mandate.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::mandate::{self, Mandate};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a mandate.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeMandate {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Ends a mandate; what was done under it stays.
#[utoipa::path(
    post, path = "/mandates/{id}/revoke-mandate", tag = "mandates", operation_id = "revoke_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = RevokeMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.revoke_mandate"))),
)]
pub(crate) async fn revoke_mandate(
    Item(id): Item,
    Sent { call, body }: Sent<RevokeMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::RevokeMandate {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Mandate>(id, command).await
}
