//! `POST /calls/{id}/publish-call`: publishes a call and commits to its draw.

use super::window;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::call::{self, Call};
use domain::service::Service;
use domain::shared::ids::CallCode;
use projections::rankings::draw_seed;
use serde::Deserialize;
use utoipa::ToSchema;

/// Nothing but the wish.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishCall {}

/// Publishes a call: its criteria are frozen, the digest of the seed of its draw is public, and its service takes
/// applications within its window.
#[utoipa::path(
    post, path = "/calls/{id}/publish-call", tag = "calls", operation_id = "publish_call",
    params(("id" = String, Path, description = "Code or identifier of the call.")),
    request_body = PublishCall,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("call.publish_call"))),
)]
pub(crate) async fn publish_call(
    id: Named<CallCode>,
    Sent { call, body }: Sent<PublishCall>,
) -> Result<Answer, Problem> {
    let PublishCall {} = body;
    let command = call::PublishCall {
        draw_commitment: draw_seed(call.store(), id.stream).commitment(),
        at: call.now(),
    };
    let beside = window::follow(&call, id.stream, None).await?;
    call.change_beside::<Call, Service>(id.stream, command, &beside)
        .await
}
