//! Whether the service lives, and whether it can work.

use crate::http::problem::Problem;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use projections::Stopped;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How the service is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`, or `degraded` where lists stand still until somebody decides.
    #[schema(example = "ok")]
    status: &'static str,
    /// The names of the read models that stand still; absent where all is well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stopped: Vec<String>,
}

impl Health {
    fn of(stopped: Vec<Stopped>) -> Json<Self> {
        let status = if stopped.is_empty() { "ok" } else { "degraded" };
        let stopped = stopped.into_iter().map(|stopped| stopped.view);
        Json(Self {
            status,
            stopped: stopped.collect(),
        })
    }
}

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(live))
        .routes(routes!(ready))
}

/// Says whether the process lives.
#[utoipa::path(
    get, path = "/health/live", tag = "health",
    extensions(("x-reads" = json!("nothing"))),
    responses((status = 200, description = "It lives.", body = Health)),
)]
pub(crate) async fn live() -> Json<Health> {
    Health::of(Vec::new())
}

/// Says whether the service can take requests: the database answers.
///
/// With a read model that stopped it still can: commands are taken, other lists are current. The answer names it.
#[utoipa::path(
    get, path = "/health/ready", tag = "health",
    extensions(("x-reads" = json!("nothing"))),
    responses((status = 200, description = "It can work.", body = Health)),
)]
pub(crate) async fn ready(State(state): State<AppState>) -> Result<Json<Health>, Problem> {
    let standing = state.views.standing(&state.views.names()).await?;
    Ok(Health::of(standing.stopped))
}
