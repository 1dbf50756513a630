//! `POST /case-files/{id}/take-back-glass`: ends what was opened in an emergency before its hours are over.

use super::change::{change, given};
use super::parts::Worker;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who may read no longer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeBackGlass {
    /// Who broke the glass.
    worker: Worker,
}

/// Ends what somebody opened in an emergency; given by themselves or by a head who answers for the file.
#[utoipa::path(
    post, path = "/case-files/{id}/take-back-glass", tag = "case-files", operation_id = "take_back_glass",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = TakeBackGlass,
    responses((status = 200, description = "They read no longer.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.take_back_glass"))),
)]
pub(crate) async fn take_back_glass(
    Item(id): Item,
    Sent { call, body }: Sent<TakeBackGlass>,
) -> Result<Answer, Problem> {
    let command = case_file::TakeBackGlass {
        given: given(&call),
        worker: body.worker.into(),
    };
    change(call, id, command).await
}
