//! `GET /care-plans/{id}/steps`: the history of a plan.

use super::shown::PlanStep;
use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use projections::plan_view;

list_query! {
    /// Which page is wanted.
    StepsQuery {
    }
}

/// Lists what happened to a care plan, in order.
#[utoipa::path(
    get, path = "/care-plans/{id}/steps", tag = "care-plans", operation_id = "list_plan_steps",
    params(("id" = uuid::Uuid, Path, description = "The plan."), StepsQuery),
    responses((status = 200, description = "A page of its history.", body = List<PlanStep>)),
)]
pub(crate) async fn list_steps(
    Item(id): Item,
    asked: Asked<StepsQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    plan_view::by_id(viewer, store, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let query = &asked.query;
    let rows = plan_view::steps(viewer, store, id, &query.page()).await?;
    let total = plan_view::count_steps(viewer, store, id);
    let total = query.total(total).await?;
    Ok(list::<_, PlanStep>(rows, total, &asked.link, freshness))
}
