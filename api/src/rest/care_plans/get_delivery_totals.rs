//! `GET /care-plans/{id}/delivery-totals`: how much of each intervention was planned, and how much was delivered.

use super::shown::PlannedAndDelivered;
use crate::http::ask::{Asked, query};
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use projections::plan_view;
use serde::Serialize;
use utoipa::ToSchema;

query! {
    /// What a question for the totals may say.
    DeliveryTotalsQuery {}
}

/// Previsto e erogato.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeliveryTotals {
    /// Every intervention that is or was in force.
    interventions: Vec<PlannedAndDelivered>,
}

/// Shows how much of each intervention was planned, and how much was delivered.
#[utoipa::path(
    get, path = "/care-plans/{id}/delivery-totals", tag = "care-plans", operation_id = "get_delivery_totals",
    params(("id" = uuid::Uuid, Path, description = "The plan."), DeliveryTotalsQuery),
    responses((status = 200, description = "The totals.", body = DeliveryTotals)),
)]
pub(crate) async fn get_delivery_totals(
    Item(id): Item,
    asked: Asked<DeliveryTotalsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    plan_view::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let rows = plan_view::planned(viewer, store, id).await?;
    let interventions = rows.into_iter().map(Into::into).collect();
    Ok(freshness.mark(Json(DeliveryTotals { interventions })))
}
