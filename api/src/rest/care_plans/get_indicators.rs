//! `GET /care-plans/{id}/indicators`: how far a plan came, how much of it was done, whether it was reviewed in time.

use crate::http::ask::{Asked, query};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Euro;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use domain::shared::money::Money;
use projections::plan_view::{IndicatorsRow, indicators, noted};
use serde::Serialize;
use utoipa::ToSchema;

query! {
    /// What a question for the indicators may say.
    IndicatorsQuery {}
}

/// Indicatori del piano.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanIndicators {
    /// Objectives of the version in force.
    objectives: i64,
    /// Objectives reached, as the last review or the closing scores them.
    reached: i64,
    /// Objectives reached in part.
    partly_reached: i64,
    /// Objectives not reached.
    not_reached: i64,
    /// Interventions that are or were in force.
    interventions: i64,
    /// Of these, those of which something was delivered.
    interventions_begun: i64,
    /// What they should cost.
    #[schema(value_type = Euro)]
    planned_cost: Money,
    /// What was delivered cost.
    #[schema(value_type = Euro)]
    delivered_cost: Money,
    /// Days from the assessment to the first day in force; nothing before it came.
    days_to_start: Option<i32>,
    /// Reviews that were made.
    reviews: i64,
    /// Of these, those in time.
    reviews_in_time: i64,
    /// Versions that are or were in force.
    versions: i64,
    /// Whether the person, or who represents them, signed.
    signed_by_person: bool,
}

/// Shows how far a plan came, how much of it was done, and whether it was reviewed in time.
#[utoipa::path(
    get, path = "/care-plans/{id}/indicators", tag = "care-plans", operation_id = "get_indicators",
    params(("id" = uuid::Uuid, Path, description = "The plan."), IndicatorsQuery),
    responses((status = 200, description = "The indicators.", body = PlanIndicators)),
)]
pub(crate) async fn get_indicators(
    Item(id): Item,
    asked: Asked<IndicatorsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    let row = indicators(viewer, store, id).await?;
    noted(viewer, store, id).await?;
    let shown = PlanIndicators::from(row.ok_or_else(Problem::not_found)?);
    Ok(freshness.mark(Json(shown)))
}

impl From<IndicatorsRow> for PlanIndicators {
    fn from(row: IndicatorsRow) -> Self {
        Self {
            objectives: row.objectives,
            reached: row.reached,
            partly_reached: row.partly_reached,
            not_reached: row.not_reached,
            interventions: row.interventions,
            interventions_begun: row.interventions_begun,
            planned_cost: row.planned_cost,
            delivered_cost: row.delivered_cost,
            days_to_start: row.days_to_start,
            reviews: row.reviews,
            reviews_in_time: row.reviews_in_time,
            versions: row.versions,
            signed_by_person: row.signed_by_person,
        }
    }
}
