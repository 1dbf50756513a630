//! Svelamenti: what auditors ask to see unmasked, and who agrees.

pub(crate) mod approve_unmasking;
pub(crate) mod end_unmasking;
pub(crate) mod get_unmasking;
pub(crate) mod list_unmaskings;
pub(crate) mod refuse_unmasking;
pub(crate) mod request_unmasking;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_unmaskings::list_unmaskings,
            request_unmasking::request_unmasking
        ))
        .routes(routes!(get_unmasking::get_unmasking))
        .routes(routes!(approve_unmasking::approve_unmasking))
        .routes(routes!(refuse_unmasking::refuse_unmasking))
        .routes(routes!(end_unmasking::end_unmasking))
}
