//! `POST /funds/{id}/record-payment`: pays out of what is kept for a plan.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Euro};
use chrono::NaiveDate;
use domain::fund::{self, Fund};
use domain::shared::ids::{CommitmentId, FundCode, PaymentId};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A payment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordPayment {
    /// The payment; the caller names it, and each counts once.
    payment_id: Uuid,
    /// Out of which commitment.
    commitment_id: Uuid,
    /// How much.
    #[schema(value_type = Euro)]
    amount: Money,
    /// The day.
    #[schema(value_type = Day)]
    paid_on: NaiveDate,
}

/// Pays out of what is kept for a plan.
#[utoipa::path(
    post, path = "/funds/{id}/record-payment", tag = "funds", operation_id = "record_payment",
    params(("id" = String, Path, description = "Code or identifier of the fund.")),
    request_body = RecordPayment,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.record_payment"))),
)]
pub(crate) async fn record_payment(
    id: Named<FundCode>,
    Sent { call, body }: Sent<RecordPayment>,
) -> Result<Answer, Problem> {
    let command = fund::RecordPayment {
        payment_id: PaymentId(body.payment_id),
        commitment_id: CommitmentId(body.commitment_id),
        amount: body.amount,
        paid_on: body.paid_on,
        at: call.now(),
    };
    call.change::<Fund>(id.stream, command).await
}
