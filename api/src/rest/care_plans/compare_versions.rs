//! `GET /care-plans/{id}/comparison`: two versions of a plan, line by line.

use crate::http::ask::{Asked, query};
use crate::http::item::Item;
use crate::http::problem::Problem;
use axum::Json;
use axum::response::Response;
use domain::shared::ids::CarePlanId;
use projections::plan_view::{self, LineCompared};
use serde::Serialize;
use utoipa::ToSchema;

query! {
    /// Which versions are compared.
    ComparisonQuery {
        /// The one.
        #[param(minimum = 1)]
        from: u32,
        /// The other.
        #[param(minimum = 1)]
        to: u32,
    }
}

/// Confronto tra versioni.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionsCompared {
    /// The one version.
    from: u32,
    /// The other version.
    to: u32,
    /// Every need, objective and intervention of either: what became of it, which fields differ, both texts.
    #[schema(value_type = Vec<Object>)]
    lines: Vec<LineCompared>,
}

/// Compares two versions of a care plan, line by line.
#[utoipa::path(
    get, path = "/care-plans/{id}/comparison", tag = "care-plans", operation_id = "compare_versions",
    params(("id" = uuid::Uuid, Path, description = "The plan."), ComparisonQuery),
    responses((status = 200, description = "The comparison.", body = VersionsCompared)),
)]
pub(crate) async fn compare_versions(
    Item(id): Item,
    asked: Asked<ComparisonQuery>,
) -> Result<Response, Problem> {
    let freshness = asked.freshness(&["plan_view", "case_files"]).await?;
    let (viewer, store, id) = (&asked.viewer, asked.store(), CarePlanId(id));
    let (from, to) = (asked.query.from, asked.query.to);
    for number in [from, to] {
        if !plan_view::has_version(viewer, store, id, number).await? {
            return Err(Problem::not_found());
        }
    }
    plan_view::noted(viewer, store, id).await?;
    let before = plan_view::items(viewer, store, id, from).await?;
    let after = plan_view::items(viewer, store, id, to).await?;
    let lines = plan_view::compare(before, after);
    Ok(freshness.mark(Json(VersionsCompared { from, to, lines })))
}
