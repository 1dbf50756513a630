//! `POST /rankings/{id}/approve-update`: approves and posts the updated ranking.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::ranking::{self, Ranking};
use serde::Deserialize;
use utoipa::ToSchema;

/// An approval.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApproveUpdate {
    /// The first day of its posting.
    #[schema(value_type = Day)]
    posted_from_on: NaiveDate,
}

/// Computes, approves and posts the updated ranking, once its term is over and every request was answered.
#[utoipa::path(
    post, path = "/rankings/{id}/approve-update", tag = "rankings", operation_id = "approve_update",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ApproveUpdate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.approve_update"))),
)]
pub(crate) async fn approve_update(
    id: Item,
    Sent { call, body }: Sent<ApproveUpdate>,
) -> Result<Answer, Problem> {
    let command = ranking::ApproveUpdate {
        posted_from_on: body.posted_from_on,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
