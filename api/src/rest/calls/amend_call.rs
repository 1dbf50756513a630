//! `POST /calls/{id}/amend-call`: changes what is public, with the window open again.

use super::content::CallContent;
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

/// An amendment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AmendCall {
    /// What the call says from now on: the whole of it.
    content: CallContent,
    /// Why, for the public.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Amends a published call; the window stays open, for no less than before, and whoever applied is told.
#[utoipa::path(
    post, path = "/calls/{id}/amend-call", tag = "calls", operation_id = "amend_call",
    params(("id" = String, Path, description = "Code or identifier of the call.")),
    request_body = AmendCall,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("call.amend_call"))),
)]
pub(crate) async fn amend_call(
    id: Named<CallCode>,
    Sent { call, body }: Sent<AmendCall>,
) -> Result<Answer, Problem> {
    let command = call::AmendCall {
        content: Box::new(body.content.into()),
        reason: body.reason,
        at: call.now(),
    };
    let beside = window::follow(&call, id.stream, Some(&command.content)).await?;
    call.change_beside::<Call, Service>(id.stream, command, &beside)
        .await
}
