//! `GET /care-plans/{id}/deliveries`: what was delivered under a plan.

use super::shown::PlanDelivery;
use crate::http::ask::{Asked, Limit, page, query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use projections::plan_view;

query! {
    /// Which page is wanted.
    DeliveriesQuery {
        /// Where the last page ended, from its `next`.
        after: Option<String>,
        /// How many at most; 50 if left out.
        #[param(inline, value_type = Option<Limit>)]
        limit: Option<Limit>,
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
    let freshness = asked.freshness(&["plan_view"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    plan_view::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let request = page(asked.query.after.as_deref(), asked.query.limit);
    let rows = plan_view::deliveries(viewer, store, id, &request).await?;
    Ok(list::<_, PlanDelivery>(rows, None, &asked.link, freshness))
}
