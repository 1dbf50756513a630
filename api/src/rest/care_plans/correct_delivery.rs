//! `POST /care-plans/{id}/correct-delivery`: puts right what was put down of a delivery.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Euro};
use chrono::NaiveDate;
use domain::care_plan;
use domain::care_plan::Quantity;
use domain::shared::ids::{DeliveryId, ReasonCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A correction.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectDelivery {
    /// Which delivery.
    delivery_id: Uuid,
    /// How much was delivered indeed; nothing where it never took place.
    #[schema(value_type = Euro)]
    quantity: Quantity,
    /// What it cost indeed.
    #[schema(value_type = Euro)]
    amount: Money,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Since when this is so.
    #[schema(value_type = Day)]
    effective_on: NaiveDate,
}

/// Puts right what was put down of a delivery.
#[utoipa::path(
    post, path = "/care-plans/{id}/correct-delivery", tag = "care-plans", operation_id = "correct_delivery",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = CorrectDelivery,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.correct_delivery"))),
)]
pub(crate) async fn correct_delivery(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectDelivery>,
) -> Result<Answer, Problem> {
    let command = body.command(&call);
    resolve::change(call, id, command).await
}

impl CorrectDelivery {
    /// The command, as the domain takes it.
    pub(super) fn command(self, call: &Call) -> care_plan::CorrectDelivery {
        care_plan::CorrectDelivery {
            delivery_id: DeliveryId(self.delivery_id),
            quantity: self.quantity,
            amount: self.amount,
            reason: self.reason,
            effective_on: self.effective_on,
            at: call.now(),
        }
    }
}
