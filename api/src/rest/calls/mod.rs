//! Bandi: calls, their rule sets, and trying a rule set out.

pub(crate) mod amend_call;
mod content;
pub(crate) mod draft_call;
pub(crate) mod get_call;
pub(crate) mod list_calls;
pub(crate) mod publish_call;
pub(crate) mod revise_call;
pub(crate) mod revoke_call;
mod shown;
mod tried;
pub(crate) mod try_rules;
mod window;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_calls::list_calls))
        .routes(routes!(get_call::get_call))
        .routes(routes!(draft_call::draft_call))
        .routes(routes!(revise_call::revise_call))
        .routes(routes!(publish_call::publish_call))
        .routes(routes!(amend_call::amend_call))
        .routes(routes!(revoke_call::revoke_call))
        .routes(routes!(try_rules::try_rules))
}
