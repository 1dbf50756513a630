//! `POST /applications/{id}/discard-draft`: throws a draft away.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// Nothing is needed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscardDraft {}

/// Throws a draft away.
#[utoipa::path(
    post, path = "/applications/{id}/discard-draft", tag = "applications", operation_id = "discard_draft",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = DiscardDraft,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.discard_draft"))),
)]
pub(crate) async fn discard_draft(
    Item(id): Item,
    Sent { call, body: _ }: Sent<DiscardDraft>,
) -> Result<Answer, Problem> {
    let command = application::DiscardDraft { at: call.now() };
    call.change::<Application>(id, command).await
}
