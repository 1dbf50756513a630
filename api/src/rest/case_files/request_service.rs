//! `POST /case-files/{id}/request-service`: records what somebody asked for.

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

/// A service that was asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestService {
    /// The day.
    #[schema(value_type = Day)]
    requested_on: NaiveDate,
    /// Which service.
    service: SchemeCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Records what somebody asked for.
#[utoipa::path(
    post, path = "/case-files/{id}/request-service", tag = "case-files", operation_id = "request_service",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RequestService,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.request_service"))),
)]
pub(crate) async fn request_service(
    Item(id): Item,
    Sent { call, body }: Sent<RequestService>,
) -> Result<Answer, Problem> {
    let detail = case_file::RequestDetail {
        service: body.service.into(),
        note: body.note,
    };
    let command = case_file::RequestService {
        given: given(&call),
        request: case_file::ServiceRequest {
            request_id: call.new_id("request"),
            requested_on: body.requested_on,
            detail: sealed(id, detail),
        },
    };
    change(call, id, command).await
}
