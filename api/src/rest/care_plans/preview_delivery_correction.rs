//! `POST /care-plans/{id}/preview-delivery-correction`: what a correction of a delivery would change, without changing it.

use super::correct_delivery::CorrectDelivery;
use super::preview_correction::tried;
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Euro;
use axum::Json;
use domain::care_plan::{CarePlanEvent, Quantity};
use domain::shared::money::Money;
use serde::Serialize;
use utoipa::ToSchema;

/// Anteprima di una rettifica di erogazione.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeliveryCorrectionPreview {
    /// How much is put down.
    #[schema(value_type = Euro)]
    quantity_before: Quantity,
    /// What that cost.
    #[schema(value_type = Euro)]
    amount_before: Money,
    /// How much would be put down.
    #[schema(value_type = Euro)]
    quantity: Quantity,
    /// What that would cost.
    #[schema(value_type = Euro)]
    amount: Money,
}

/// Shows what a correction of a delivery would change; nothing is written.
#[utoipa::path(
    post, path = "/care-plans/{id}/preview-delivery-correction", tag = "care-plans",
    operation_id = "preview_delivery_correction",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = CorrectDelivery,
    responses((status = 200, description = "What would change.", body = DeliveryCorrectionPreview)),
    extensions(("x-permission" = json!("care_plan.correct_delivery")), ("x-reads" = json!("case"))),
)]
pub(crate) async fn preview_delivery_correction(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectDelivery>,
) -> Result<Json<DeliveryCorrectionPreview>, Problem> {
    let command = body.command(&call);
    let event = tried(&call, id, command.into()).await?;
    let Some(CarePlanEvent::DeliveryCorrected(event)) = event else {
        return Err(Problem::not_found());
    };
    Ok(Json(DeliveryCorrectionPreview {
        quantity_before: event.quantity_before,
        amount_before: event.amount_before,
        quantity: event.quantity,
        amount: event.amount,
    }))
}
