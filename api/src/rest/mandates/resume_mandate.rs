//! `POST /mandates/{id}/resume-mandate`: lets a suspended mandate count again.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::mandate::{self, Mandate};
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a suspension.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResumeMandate {}

/// Lets a suspended mandate count again.
#[utoipa::path(
    post, path = "/mandates/{id}/resume-mandate", tag = "mandates", operation_id = "resume_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = ResumeMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.resume_mandate"))),
)]
pub(crate) async fn resume_mandate(
    Item(id): Item,
    Sent { call, body: _ }: Sent<ResumeMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::ResumeMandate { at: call.now() };
    call.change::<Mandate>(id, command).await
}
