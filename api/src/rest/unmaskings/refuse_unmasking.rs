//! `POST /unmaskings/{id}/refuse-unmasking`: turns down what somebody else asked for.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::shared::ids::ReasonCode;
use domain::unmasking::{self, Unmasking};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why not.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "not-necessary" }))]
pub(crate) struct RefuseUnmasking {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Turns down what somebody else asked for.
#[utoipa::path(
    post, path = "/unmaskings/{id}/refuse-unmasking", tag = "unmaskings", operation_id = "refuse_unmasking",
    params(("id" = uuid::Uuid, Path, description = "The unmasking.")),
    request_body = RefuseUnmasking,
    responses((status = 200, description = "It stays masked.", body = AnswerBody)),
    extensions(("x-permission" = json!("unmasking.refuse_unmasking"))),
)]
pub(crate) async fn refuse_unmasking(
    Item(id): Item,
    Sent { call, body }: Sent<RefuseUnmasking>,
) -> Result<Answer, Problem> {
    let command = unmasking::RefuseUnmasking {
        by: call.actor().code.clone(),
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Unmasking>(id, command).await
}
