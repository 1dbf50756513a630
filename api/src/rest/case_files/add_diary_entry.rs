//! `POST /case-files/{id}/add-diary-entry`: writes in the diary.

use super::change::{change, given};
use super::parts::Entry;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// An entry.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddDiaryEntry {
    /// What is written.
    entry: Entry,
}

/// Writes in the diary.
#[utoipa::path(
    post, path = "/case-files/{id}/add-diary-entry", tag = "case-files", operation_id = "add_diary_entry",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AddDiaryEntry,
    responses((status = 200, description = "It is written.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.add_diary_entry"))),
)]
pub(crate) async fn add_diary_entry(
    Item(id): Item,
    Sent { call, body }: Sent<AddDiaryEntry>,
) -> Result<Answer, Problem> {
    let command = case_file::AddDiaryEntry {
        given: given(&call),
        entry: body.entry.about(id, call.new_id("entry")),
    };
    change(call, id, command).await
}
