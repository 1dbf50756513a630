//! `POST /mandates/{id}/suspend-mandate`: stops a mandate for a while.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::mandate::{self, Mandate};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuspendMandate {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Stops a mandate for a while.
#[utoipa::path(
    post, path = "/mandates/{id}/suspend-mandate", tag = "mandates", operation_id = "suspend_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = SuspendMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.suspend_mandate"))),
)]
pub(crate) async fn suspend_mandate(
    Item(id): Item,
    Sent { call, body }: Sent<SuspendMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::SuspendMandate {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Mandate>(id, command).await
}
