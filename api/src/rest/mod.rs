//! JSON for offices and programs, under `/api/v1`; one folder per noun, one file per verb.

mod access_sheets;
mod accesses;
mod applications;
mod audit;
mod calls;
mod care_plans;
mod case_files;
mod contract;
mod deadlines;
mod documents;
mod funds;
mod health;
mod known;
mod mandates;
mod metrics;
mod offices;
mod people;
mod rankings;
mod registers;
mod registrations;
mod schema;
mod services;
mod session;
mod unmaskings;
mod words;

use crate::http::accesses::AccessLog;
use crate::http::layers;
use crate::http::problem::Problem;
use crate::state::AppState;
use axum::Router;
use axum::routing::get;
use http::header::CONTENT_TYPE;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the description of the API is.
const DESCRIPTION: &str = "/api/openapi.json";

/// The API with its description, its readable page and the health checks.
pub fn router(state: AppState) -> Router {
    // Requests are counted from the first one on.
    crate::http::observe::recorder();
    let settings = state.settings.clone();
    let (routes, _) = routes().split_for_parts();
    let description = openapi();
    let accesses = AccessLog::of(
        state.store.clone(),
        &description,
        settings.accesses.is_written,
    );
    let description = description.to_string();
    let page = SwaggerUi::new("/api/docs").config(Config::new([DESCRIPTION]).validator_url("none"));
    let routes = routes
        .merge(crate::sign_in::routes())
        .merge(crate::albo::routes())
        .with_state(state)
        .route(
            DESCRIPTION,
            get(|| async { ([(CONTENT_TYPE, "application/json")], description) }),
        )
        .merge(page)
        .fallback(|| async { Problem::not_found() });
    layers::around(routes, &settings, accesses)
}

/// `/metrics`, for a listener that only the monitoring reaches.
pub fn metrics_router(state: AppState) -> Router {
    Router::new()
        .route("/metrics", get(metrics::metrics))
        .with_state(state)
}

/// The description of the API: `OpenAPI` 3.1.
pub fn openapi() -> Value {
    contract::complete(&routes().split_for_parts().1)
}

fn routes() -> OpenApiRouter<AppState> {
    let nouns = OpenApiRouter::new()
        .merge(access_sheets::routes())
        .merge(accesses::routes())
        .merge(applications::routes())
        .merge(audit::routes())
        .merge(deadlines::routes())
        .merge(calls::routes())
        .merge(care_plans::routes())
        .merge(documents::routes())
        .merge(funds::routes())
        .merge(case_files::routes())
        .merge(mandates::routes())
        .merge(offices::routes())
        .merge(people::routes())
        .merge(rankings::routes())
        .merge(registers::routes())
        .merge(registrations::routes())
        .merge(services::routes())
        .merge(session::routes())
        .merge(unmaskings::routes());
    OpenApiRouter::new()
        .merge(health::routes())
        .nest("/api/v1", nouns)
}
