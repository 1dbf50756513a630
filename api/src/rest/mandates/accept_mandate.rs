//! `POST /mandates/{id}/accept-mandate`: takes a digital delegation.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::mandate::{self, Mandate};
use serde::Deserialize;
use utoipa::ToSchema;

/// Yes, from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptMandate {}

/// Takes a digital delegation, as the delegate.
#[utoipa::path(
    post, path = "/mandates/{id}/accept-mandate", tag = "mandates", operation_id = "accept_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = AcceptMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.accept_mandate"))),
)]
pub(crate) async fn accept_mandate(
    Item(id): Item,
    Sent { call, body: _ }: Sent<AcceptMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::AcceptMandate { at: call.now() };
    call.change::<Mandate>(id, command).await
}
