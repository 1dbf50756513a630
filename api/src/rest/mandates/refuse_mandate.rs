//! `POST /mandates/{id}/refuse-mandate`: turns a digital delegation down.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::mandate::{self, Mandate};
use serde::Deserialize;
use utoipa::ToSchema;

/// No.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefuseMandate {}

/// Turns a digital delegation down, as the delegate.
#[utoipa::path(
    post, path = "/mandates/{id}/refuse-mandate", tag = "mandates", operation_id = "refuse_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = RefuseMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.refuse_mandate"))),
)]
pub(crate) async fn refuse_mandate(
    Item(id): Item,
    Sent { call, body: _ }: Sent<RefuseMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::RefuseMandate { at: call.now() };
    call.change::<Mandate>(id, command).await
}
