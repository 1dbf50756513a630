//! `POST /registers/{id}/record-preservation-receipt`: notes what the preservation system answered.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Instant, ShortText};
use crate::rest::words::PreservationOutcome;
use chrono::{DateTime, NaiveDate, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The answer of the preservation system.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordPreservationReceipt {
    /// Which day.
    #[schema(value_type = Day)]
    day: NaiveDate,
    /// Rapporto di versamento: its reference.
    #[schema(value_type = ShortText)]
    receipt: text::ShortText,
    /// Taken or refused; a refused day can be sent again.
    outcome: PreservationOutcome,
    /// When the answer came.
    #[schema(value_type = Instant)]
    received_at: DateTime<Utc>,
}

/// Notes what the preservation system answered.
#[utoipa::path(
    post, path = "/registers/{id}/record-preservation-receipt", tag = "registers", operation_id = "record_preservation_receipt",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = RecordPreservationReceipt,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.record_preservation_receipt"))),
)]
pub(crate) async fn record_preservation_receipt(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<RecordPreservationReceipt>,
) -> Result<Answer, Problem> {
    let command = register::RecordPreservationReceipt {
        day: body.day,
        receipt: body.receipt,
        outcome: body.outcome.into(),
        received_at: body.received_at,
    };
    call.change::<Register>(id.stream, command).await
}
