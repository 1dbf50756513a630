//! `POST /case-files/{id}/record-need`: records a need.

use super::change::{change, given};
use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A need.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordNeed {
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Which need.
    code: SchemeCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

impl RecordNeed {
    /// The need as one of this person.
    pub(super) fn about(self, person: Uuid, need_id: Uuid) -> case_file::Need {
        let detail = case_file::NeedDetail {
            code: self.code.into(),
            note: self.note,
        };
        case_file::Need {
            need_id,
            from_on: self.from_on,
            detail: sealed(person, detail),
        }
    }
}

/// Records a need.
#[utoipa::path(
    post, path = "/case-files/{id}/record-need", tag = "case-files", operation_id = "record_need",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordNeed,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_need"))),
)]
pub(crate) async fn record_need(
    Item(id): Item,
    Sent { call, body }: Sent<RecordNeed>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordNeed {
        given: given(&call),
        need: body.about(id, call.new_id("need")),
    };
    change(call, id, command).await
}
