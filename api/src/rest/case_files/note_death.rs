//! `POST /case-files/{id}/note-death`: notes that the person died.

use super::change::{born_on, change, given};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// A death.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteDeath {
    /// The day they died.
    #[schema(value_type = Day)]
    died_on: NaiveDate,
}

/// Notes that the person died.
#[utoipa::path(
    post, path = "/case-files/{id}/note-death", tag = "case-files", operation_id = "note_death",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = NoteDeath,
    responses((status = 200, description = "It is noted.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.note_death"))),
)]
pub(crate) async fn note_death(
    Item(id): Item,
    Sent { call, body }: Sent<NoteDeath>,
) -> Result<Answer, Problem> {
    let command = case_file::NoteDeath {
        given: given(&call),
        died_on: sealed(id, body.died_on),
        born_on: born_on(&call, id).await?,
    };
    change(call, id, command).await
}
