//! Albo: what is published of rankings, for everybody who asks, while it is posted.
//!
//! Codes, positions and outcomes alone; no search engine keeps them, and no cache for longer than they are posted.

mod act;
mod answer;
mod page;
mod posted;
mod table;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

/// Where what is posted is listed.
const ALBO: &str = "/albo";

/// The pages of what is posted.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(ALBO, get(page::list))
        .route("/albo/stile.css", get(page::style))
        .route("/albo/graduatorie/{id}", get(page::ranking))
        .route("/albo/graduatorie/{id}/righe.csv", get(table::rows))
        .route("/albo/graduatorie/{id}/atto.pdf", get(act::act))
}
