//! Whether the service lives, and whether it can work.

use crate::http::problem::Problem;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How the service is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`
    #[schema(example = "ok")]
    status: &'static str,
}

const OK: Json<Health> = Json(Health { status: "ok" });

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(live))
        .routes(routes!(ready))
}

/// Says whether the process lives.
#[utoipa::path(
    get, path = "/health/live", tag = "health",
    responses((status = 200, description = "It lives.", body = Health)),
)]
pub(crate) async fn live() -> Json<Health> {
    OK
}

/// Says whether the service can take requests: the database answers.
#[utoipa::path(
    get, path = "/health/ready", tag = "health",
    responses((status = 200, description = "It can work.", body = Health)),
)]
pub(crate) async fn ready(State(state): State<AppState>) -> Result<Json<Health>, Problem> {
    state.store.head().await?;
    Ok(OK)
}
