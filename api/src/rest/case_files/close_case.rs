//! `POST /case-files/{id}/close-case`: closes the case.

use super::change::{change, given};
use super::parts::SchemeCode;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why, and how the person is left.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseCase {
    /// Why.
    reason: SchemeCode,
    /// How the person is left.
    situation: Option<SchemeCode>,
    /// The last day.
    #[schema(value_type = Day)]
    closed_on: NaiveDate,
}

/// Closes the case.
#[utoipa::path(
    post, path = "/case-files/{id}/close-case", tag = "case-files", operation_id = "close_case",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = CloseCase,
    responses((status = 200, description = "It is closed.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.close_case"))),
)]
pub(crate) async fn close_case(
    Item(id): Item,
    Sent { call, body }: Sent<CloseCase>,
) -> Result<Answer, Problem> {
    let command = case_file::CloseCase {
        given: given(&call),
        reason: body.reason.into(),
        situation: body.situation.map(Into::into),
        closed_on: body.closed_on,
    };
    change(call, id, command).await
}
