//! `POST /unmaskings/{id}/approve-unmasking`: agrees to what somebody else asked for.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::unmasking::{self, Unmasking};
use serde::Deserialize;
use utoipa::ToSchema;

/// For how long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "hours": 4 }))]
pub(crate) struct ApproveUnmasking {
    /// Hours from now; eight at most.
    #[schema(minimum = 1, maximum = 8)]
    hours: u8,
}

/// Agrees to what somebody else asked for, for some hours.
#[utoipa::path(
    post, path = "/unmaskings/{id}/approve-unmasking", tag = "unmaskings", operation_id = "approve_unmasking",
    params(("id" = uuid::Uuid, Path, description = "The unmasking.")),
    request_body = ApproveUnmasking,
    responses((status = 200, description = "It counts from now on.", body = AnswerBody)),
    extensions(("x-permission" = json!("unmasking.approve_unmasking"))),
)]
pub(crate) async fn approve_unmasking(
    Item(id): Item,
    Sent { call, body }: Sent<ApproveUnmasking>,
) -> Result<Answer, Problem> {
    let command = unmasking::ApproveUnmasking {
        by: call.actor().code.clone(),
        hours: body.hours,
        at: call.now(),
    };
    call.change::<Unmasking>(id, command).await
}
