//! `POST /rankings/{id}/approve-final`: approves and posts the final ranking.

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
pub(crate) struct ApproveFinal {
    /// The first day of its posting.
    #[schema(value_type = Day)]
    posted_from_on: NaiveDate,
}

/// Computes, approves and posts the final ranking, once all could object and all were answered.
#[utoipa::path(
    post, path = "/rankings/{id}/approve-final", tag = "rankings", operation_id = "approve_final",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ApproveFinal,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.approve_final"))),
)]
pub(crate) async fn approve_final(
    id: Item,
    Sent { call, body }: Sent<ApproveFinal>,
) -> Result<Answer, Problem> {
    let command = ranking::ApproveFinal {
        posted_from_on: body.posted_from_on,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
