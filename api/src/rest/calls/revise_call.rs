//! `POST /calls/{id}/revise-call`: changes what was not published yet.

use super::content::CallContent;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::call::{self, Call};
use domain::shared::ids::CallCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Another content.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseCall {
    /// What the call says now: the whole of it.
    content: CallContent,
}

/// Changes a call that was not published yet.
#[utoipa::path(
    post, path = "/calls/{id}/revise-call", tag = "calls", operation_id = "revise_call",
    params(("id" = String, Path, description = "Code or identifier of the call.")),
    request_body = ReviseCall,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("call.revise_call"))),
)]
pub(crate) async fn revise_call(
    id: Named<CallCode>,
    Sent { call, body }: Sent<ReviseCall>,
) -> Result<Answer, Problem> {
    let command = call::ReviseCall {
        content: Box::new(body.content.into()),
        at: call.now(),
    };
    call.change::<Call>(id.stream, command).await
}
