//! `POST /case-files/{id}/restrict-access`: lets a team alone see the file.

use super::change::{change, given, is_open};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::{OfficeCode, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// Which team, until when, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestrictAccess {
    /// The office of the team.
    #[schema(value_type = Code)]
    team: OfficeCode,
    /// The last day; until it is lifted if left out.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets a team alone see the file.
#[utoipa::path(
    post, path = "/case-files/{id}/restrict-access", tag = "case-files", operation_id = "restrict_access",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RestrictAccess,
    responses((status = 200, description = "It is the team's alone.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.restrict_access"))),
)]
pub(crate) async fn restrict_access(
    Item(id): Item,
    Sent { call, body }: Sent<RestrictAccess>,
) -> Result<Answer, Problem> {
    let command = case_file::RestrictAccess {
        given: given(&call),
        team_is_open: is_open(&call, &body.team).await?,
        team: body.team,
        until_on: body.until_on,
        reason: body.reason,
    };
    change(call, id, command).await
}
