//! `POST /case-files/{id}/assign-case-manager`: names who is responsible.

use super::change::{change, given};
use super::parts::Worker;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who is responsible, since when, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignCaseManager {
    /// Who.
    to: Worker,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Names who is responsible.
#[utoipa::path(
    post, path = "/case-files/{id}/assign-case-manager", tag = "case-files", operation_id = "assign_case_manager",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AssignCaseManager,
    responses((status = 200, description = "They are responsible.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.assign_case_manager"))),
)]
pub(crate) async fn assign_case_manager(
    Item(id): Item,
    Sent { call, body }: Sent<AssignCaseManager>,
) -> Result<Answer, Problem> {
    let command = case_file::AssignCaseManager {
        given: given(&call),
        to: body.to.into(),
        reason: body.reason,
        from_on: body.from_on,
    };
    change(call, id, command).await
}
