//! `POST /funds/{id}/reverse-payment`: undoes a payment.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::fund::{self, Fund};
use domain::shared::ids::{FundCode, PaymentId, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A reversal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReversePayment {
    /// The payment.
    payment_id: Uuid,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Since when it does not count.
    #[schema(value_type = Day)]
    effective_on: NaiveDate,
}

/// Undoes a payment.
#[utoipa::path(
    post, path = "/funds/{id}/reverse-payment", tag = "funds", operation_id = "reverse_payment",
    params(("id" = String, Path, description = "Code or identifier of the fund.")),
    request_body = ReversePayment,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("fund.reverse_payment"))),
)]
pub(crate) async fn reverse_payment(
    id: Named<FundCode>,
    Sent { call, body }: Sent<ReversePayment>,
) -> Result<Answer, Problem> {
    let command = fund::ReversePayment {
        payment_id: PaymentId(body.payment_id),
        reason: body.reason,
        effective_on: body.effective_on,
        at: call.now(),
    };
    call.change::<Fund>(id.stream, command).await
}
