//! `POST /access-sheets/{id}/add-private-note`: adds a note for its author, whoever wrote the sheet, and the head of the office.

use super::change::{desk, sealed, whose};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use crate::rest::schema::LongText;
use domain::access_sheet::{self, AccessSheet};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A private note.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddPrivateNote {
    /// What it says.
    #[schema(value_type = LongText)]
    text: text::LongText,
}

/// Adds a note for its author, whoever wrote the sheet, and the head of the office.
#[utoipa::path(
    post, path = "/access-sheets/{id}/add-private-note", tag = "access-sheets", operation_id = "add_private_note",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = AddPrivateNote,
    responses((status = 200, description = "It is there.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.add_private_note"))),
)]
pub(crate) async fn add_private_note(
    Item(id): Item,
    Sent { call, body }: Sent<AddPrivateNote>,
) -> Result<Answer, Problem> {
    let person = whose(&call, id, "access_sheet.add_private_note", desk).await?;
    let command = access_sheet::AddPrivateNote {
        given: given(&call),
        note_id: call.new_id("note"),
        text: sealed(id, person, body.text),
    };
    call.change::<AccessSheet>(id, command).await
}
