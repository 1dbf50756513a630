//! `POST /case-files/{id}/record-school`: records where they go to school.

use super::change::{change, given};
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText, ShortText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A school, from a day on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordSchool {
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The school.
    #[schema(value_type = ShortText)]
    school: text::ShortText,
    /// Anno scolastico.
    #[schema(value_type = ShortText, example = "2025/2026")]
    year: text::ShortText,
    /// Classe.
    #[schema(value_type = Option<ShortText>)]
    class: Option<text::ShortText>,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Records where they go to school.
#[utoipa::path(
    post, path = "/case-files/{id}/record-school", tag = "case-files", operation_id = "record_school",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordSchool,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_school"))),
)]
pub(crate) async fn record_school(
    Item(id): Item,
    Sent { call, body }: Sent<RecordSchool>,
) -> Result<Answer, Problem> {
    let detail = case_file::SchoolDetail {
        school: body.school,
        year: body.year,
        class: body.class,
        note: body.note,
    };
    let command = case_file::RecordSchool {
        given: given(&call),
        school: case_file::School {
            school_id: call.new_id("school"),
            from_on: body.from_on,
            detail: sealed(id, detail),
        },
    };
    change(call, id, command).await
}
