//! `POST /care-plans/{id}/record-delivery`: puts down what was delivered.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Euro};
use chrono::NaiveDate;
use domain::care_plan;
use domain::care_plan::Quantity;
use domain::shared::ids::{DeliveryId, InterventionId, ReasonCode};
use domain::shared::money::Money;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A delivery.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordDelivery {
    /// The delivery; the caller names it, and each counts once.
    delivery_id: Uuid,
    /// Of which intervention.
    intervention_id: Uuid,
    /// The provider's own reference, such as the number of its sheet.
    #[schema(value_type = Option<Code>)]
    reference: Option<ReasonCode>,
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// The last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
    /// How much was delivered.
    #[schema(value_type = Euro)]
    quantity: Quantity,
    /// What it cost.
    #[schema(value_type = Euro)]
    amount: Money,
}

/// Puts down what was delivered.
#[utoipa::path(
    post, path = "/care-plans/{id}/record-delivery", tag = "care-plans", operation_id = "record_delivery",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = RecordDelivery,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.record_delivery"))),
)]
pub(crate) async fn record_delivery(
    Item(id): Item,
    Sent { call, body }: Sent<RecordDelivery>,
) -> Result<Answer, Problem> {
    let command = care_plan::RecordDelivery {
        delivery_id: DeliveryId(body.delivery_id),
        intervention_id: InterventionId(body.intervention_id),
        reference: body.reference,
        from_on: body.from_on,
        until_on: body.until_on,
        quantity: body.quantity,
        amount: body.amount,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
