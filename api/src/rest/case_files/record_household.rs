//! `POST /case-files/{id}/record-household`: records the household or the support network from a day on.

use super::change::{change, given};
use super::parts::Member;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use crate::rest::words::Circle;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// The whole of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordHousehold {
    /// Household or support network.
    circle: Circle,
    /// The first day it is so.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Everybody in it beside the person of the file.
    #[schema(max_items = 100)]
    members: Vec<Member>,
}

/// Records the household or the support network from a day on.
#[utoipa::path(
    post, path = "/case-files/{id}/record-household", tag = "case-files", operation_id = "record_household",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordHousehold,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_household"))),
)]
pub(crate) async fn record_household(
    Item(id): Item,
    Sent { call, body }: Sent<RecordHousehold>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordHousehold {
        given: given(&call),
        household: case_file::Household {
            circle: body.circle.into(),
            from_on: body.from_on,
            members: sealed(id, body.members.into_iter().map(Into::into).collect()),
        },
    };
    change(call, id, command).await
}
