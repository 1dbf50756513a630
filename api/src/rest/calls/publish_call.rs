//! `POST /calls/{id}/publish-call`: publishes a call and commits to its draw.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::call::{self, Call};
use domain::scoring::Seed;
use domain::shared::ids::CallCode;
use serde::Deserialize;
use store::Store;
use utoipa::ToSchema;
use uuid::Uuid;

/// Nothing but the wish.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishCall {}

/// Publishes a call: its criteria are frozen, and the digest of the seed of its draw is public.
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
        draw_commitment: seed(call.store(), id.stream).commitment(),
        at: call.now(),
    };
    call.change::<Call>(id.stream, command).await
}

/// Seme del sorteggio: follows from a key of the municipality that nobody sees, so that it is kept nowhere before it is
/// revealed and is the same whenever it is asked for.
pub(crate) fn seed(store: &Store, call: Uuid) -> Seed {
    let secret = store.keyring().blind("call.draw", &call.to_string());
    let mut bytes = [0; 32];
    for (byte, known) in bytes.iter_mut().zip(secret) {
        *byte = known;
    }
    Seed::new(bytes)
}
