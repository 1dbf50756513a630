//! `POST /case-files/{id}/amend-diary-entry`: amends an entry of the diary by another one.

use super::change::{change, given};
use super::parts::Entry;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What takes the place of an entry.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AmendDiaryEntry {
    /// Which one.
    supersedes: Uuid,
    /// What takes its place.
    entry: Entry,
}

/// Amends an entry of the diary by another one.
#[utoipa::path(
    post, path = "/case-files/{id}/amend-diary-entry", tag = "case-files", operation_id = "amend_diary_entry",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AmendDiaryEntry,
    responses((status = 200, description = "It is amended; both stay.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.amend_diary_entry"))),
)]
pub(crate) async fn amend_diary_entry(
    Item(id): Item,
    Sent { call, body }: Sent<AmendDiaryEntry>,
) -> Result<Answer, Problem> {
    let command = case_file::AmendDiaryEntry {
        given: given(&call),
        supersedes: body.supersedes,
        entry: body.entry.about(id, call.new_id("entry")),
    };
    change(call, id, command).await
}
