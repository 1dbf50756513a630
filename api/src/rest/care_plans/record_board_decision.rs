//! `POST /care-plans/{id}/record-board-decision`: puts down what the evaluation board (UVM) decided.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use crate::rest::words::BoardOutcome;
use chrono::NaiveDate;
use domain::care_plan;
use domain::care_plan::Said;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A decision of the board.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordBoardDecision {
    /// What it decided.
    outcome: BoardOutcome,
    /// The day.
    #[schema(value_type = Day)]
    decided_on: NaiveDate,
    /// What it said.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Puts down what the evaluation board (UVM) decided.
#[utoipa::path(
    post, path = "/care-plans/{id}/record-board-decision", tag = "care-plans", operation_id = "record_board_decision",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = RecordBoardDecision,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.record_board_decision"))),
)]
pub(crate) async fn record_board_decision(
    Item(id): Item,
    Sent { call, body }: Sent<RecordBoardDecision>,
) -> Result<Answer, Problem> {
    let command = care_plan::RecordBoardDecision {
        outcome: body.outcome.into(),
        decided_on: body.decided_on,
        note: body.note.map(Said),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
