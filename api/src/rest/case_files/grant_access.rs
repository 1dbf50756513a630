//! `POST /case-files/{id}/grant-access`: lets another office read the file.

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

/// Which office, for how long, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantAccess {
    /// Which office.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day; until revoked if left out.
    #[schema(value_type = Option<Day>)]
    until_on: Option<NaiveDate>,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Lets another office read the file.
#[utoipa::path(
    post, path = "/case-files/{id}/grant-access", tag = "case-files", operation_id = "grant_access",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = GrantAccess,
    responses((status = 200, description = "It may read.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.grant_access"))),
)]
pub(crate) async fn grant_access(
    Item(id): Item,
    Sent { call, body }: Sent<GrantAccess>,
) -> Result<Answer, Problem> {
    let command = case_file::GrantAccess {
        given: given(&call),
        office_is_open: is_open(&call, &body.office).await?,
        grant: case_file::AccessGrant {
            office: body.office,
            from_on: body.from_on,
            until_on: body.until_on,
        },
        reason: body.reason,
    };
    change(call, id, command).await
}
