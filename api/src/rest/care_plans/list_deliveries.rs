//! `GET /care-plans/{id}/deliveries`: what was delivered under a plan.

use super::shown::PlanDelivery;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use projections::plan_view;

list_query! {
    /// Which page is wanted.
    DeliveriesQuery {
    }
}

/// Lists what was delivered under a care plan, by days.
#[utoipa::path(
    get, path = "/care-plans/{id}/deliveries", tag = "care-plans", operation_id = "list_plan_deliveries",
    params(("id" = uuid::Uuid, Path, description = "The plan."), DeliveriesQuery),
    responses((status = 200, description = "A page of deliveries.", body = List<PlanDelivery>)),
)]
pub(crate) async fn list_deliveries(
    Item(id): Item,
    asked: Asked<DeliveriesQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    plan_view::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = plan_view::deliveries(viewer, store, id, &query.page()).await?;
    let total = plan_view::count_deliveries(viewer, store, id);
    let total = query.total(total).await?;
    Ok(list::<_, PlanDelivery>(rows, total, &asked.link, freshness))
}
