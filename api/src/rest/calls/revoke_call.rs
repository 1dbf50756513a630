//! `POST /calls/{id}/revoke-call`: takes a call back.

use super::window;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use domain::call::{self, Call};
use domain::service::Service;
use domain::shared::ids::CallCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A revocation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeCall {
    /// Why, for the public.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Takes a published call back; its service takes no more applications.
#[utoipa::path(
    post, path = "/calls/{id}/revoke-call", tag = "calls", operation_id = "revoke_call",
    params(("id" = String, Path, description = "Code or identifier of the call.")),
    request_body = RevokeCall,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("call.revoke_call"))),
)]
pub(crate) async fn revoke_call(
    id: Named<CallCode>,
    Sent { call, body }: Sent<RevokeCall>,
) -> Result<Answer, Problem> {
    let command = call::RevokeCall {
        reason: body.reason,
        at: call.now(),
    };
    let beside = window::end(&call, id.stream).await?;
    call.change_beside::<Call, Service>(id.stream, command, &beside)
        .await
}
