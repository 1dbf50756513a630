//! Tracciamento: who did what, and how things stood at any moment.

mod entry;
pub(crate) mod get_readers;
pub(crate) mod get_state;
pub(crate) mod get_trail;
pub(crate) mod list_audit;

use crate::http::accesses::concerns;
use crate::http::item::Stream;
use crate::http::problem::Problem;
use crate::state::AppState;
use domain::shared::ids::{CarePlanId, PersonId};
use projections::{Viewer, case_files, plan_view};
use store::Store;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What a trail stands on: a plan of a case that is a team's alone is left out of it.
const VIEWS: &[&str] = &["audit_trail", "plan_view", "case_files"];

/// Tells the access log whom a trail is about that is shown to who checks it: a case file's person, or a plan's.
async fn noted(store: &Store, stream: &Stream) -> Result<(), Problem> {
    let service = Viewer::system();
    match stream.aggregate_type.as_str() {
        "case_file" => {
            let person = PersonId(stream.id);
            concerns([person.0]);
            case_files::noted(&service, store, person).await?;
        }
        "care_plan" => {
            plan_view::noted(&service, store, CarePlanId(stream.id)).await?;
        }
        _ => {}
    }
    Ok(())
}

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_audit::list_audit))
        .routes(routes!(get_trail::get_trail))
        .routes(routes!(get_readers::get_readers))
        .routes(routes!(get_state::get_state))
}
