//! `POST /rankings/{id}/approve-provisional`: approves and posts the provisional ranking.

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
pub(crate) struct ApproveProvisional {
    /// The first day of its posting.
    #[schema(value_type = Day)]
    posted_from_on: NaiveDate,
}

/// Computes, approves and posts the provisional ranking.
#[utoipa::path(
    post, path = "/rankings/{id}/approve-provisional", tag = "rankings", operation_id = "approve_provisional",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ApproveProvisional,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.approve_provisional"))),
)]
pub(crate) async fn approve_provisional(
    id: Item,
    Sent { call, body }: Sent<ApproveProvisional>,
) -> Result<Answer, Problem> {
    let command = ranking::ApproveProvisional {
        posted_from_on: body.posted_from_on,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
