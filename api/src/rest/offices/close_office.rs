//! `POST /offices/{id}/close-office`: closes an office for good.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::office::{self, Office};
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of an office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseOffice {
    /// The first day it is closed.
    #[schema(value_type = Day)]
    closes_on: NaiveDate,
    /// The office that takes over its cases.
    #[schema(value_type = Option<Code>)]
    successor: Option<OfficeCode>,
}

/// Closes an office for good.
#[utoipa::path(
    post, path = "/offices/{id}/close-office", tag = "offices", operation_id = "close_office",
    params(("id" = String, Path, description = "Code or identifier of the office.")),
    request_body = CloseOffice,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("office.close_office"))),
)]
pub(crate) async fn close_office(
    id: Named<OfficeCode>,
    Sent { call, body }: Sent<CloseOffice>,
) -> Result<Answer, Problem> {
    let command = office::CloseOffice {
        closes_on: body.closes_on,
        successor: body.successor,
    };
    call.change::<Office>(id.stream, command).await
}
