//! `POST /unmaskings/{id}/end-unmasking`: ends it before its time.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::unmasking::{self, Unmasking};
use serde::Deserialize;
use utoipa::ToSchema;

/// Enough.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndUnmasking {}

/// Ends an unmasking before its time, or takes back one that nobody answered.
#[utoipa::path(
    post, path = "/unmaskings/{id}/end-unmasking", tag = "unmaskings", operation_id = "end_unmasking",
    params(("id" = uuid::Uuid, Path, description = "The unmasking.")),
    request_body = EndUnmasking,
    responses((status = 200, description = "It is masked again.", body = AnswerBody)),
    extensions(("x-permission" = json!("unmasking.end_unmasking"))),
)]
pub(crate) async fn end_unmasking(
    Item(id): Item,
    Sent { call, body: _ }: Sent<EndUnmasking>,
) -> Result<Answer, Problem> {
    let command = unmasking::EndUnmasking {
        by: call.actor().code.clone(),
        at: call.now(),
    };
    call.change::<Unmasking>(id, command).await
}
