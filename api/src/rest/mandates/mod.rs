//! Deleghe e decreti: who may act for whom.

pub(crate) mod accept_mandate;
pub(crate) mod get_mandate;
pub(crate) mod grant_mandate;
mod proof;
pub(crate) mod refuse_mandate;
pub(crate) mod renew_mandate;
pub(crate) mod resume_mandate;
pub(crate) mod revoke_mandate;
pub(crate) mod suspend_mandate;

pub(super) use get_mandate::may_see;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(grant_mandate::grant_mandate))
        .routes(routes!(get_mandate::get_mandate))
        .routes(routes!(accept_mandate::accept_mandate))
        .routes(routes!(refuse_mandate::refuse_mandate))
        .routes(routes!(suspend_mandate::suspend_mandate))
        .routes(routes!(resume_mandate::resume_mandate))
        .routes(routes!(renew_mandate::renew_mandate))
        .routes(routes!(revoke_mandate::revoke_mandate))
}
