//! `POST /care-plans/{id}/convene-board`: calls the evaluation board (UVM) together on the version that is being worked on.

use super::parts::PlanBoardMember;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;

/// A meeting of the board.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConveneBoard {
    /// The day on which it meets.
    #[schema(value_type = Day)]
    meets_on: NaiveDate,
    /// Who sits in it.
    members: Vec<PlanBoardMember>,
}

/// Calls the evaluation board (UVM) together on the version that is being worked on.
#[utoipa::path(
    post, path = "/care-plans/{id}/convene-board", tag = "care-plans", operation_id = "convene_board",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = ConveneBoard,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.convene_board"))),
)]
pub(crate) async fn convene_board(
    Item(id): Item,
    Sent { call, body }: Sent<ConveneBoard>,
) -> Result<Answer, Problem> {
    let command = care_plan::ConveneBoard {
        meets_on: body.meets_on,
        members: body.members.into_iter().map(Into::into).collect(),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
