//! Fondi: what there is, what is kept for care plans, what is paid.

pub(crate) mod change_allocation;
pub(crate) mod commit_funds;
pub(crate) mod get_fund;
pub(crate) mod list_commitments;
pub(crate) mod list_funds;
pub(crate) mod open_fund;
pub(crate) mod record_payment;
pub(crate) mod release_commitment;
mod resolve;
pub(crate) mod reverse_payment;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(change_allocation::change_allocation))
        .routes(routes!(commit_funds::commit_funds))
        .routes(routes!(get_fund::get_fund))
        .routes(routes!(list_commitments::list_commitments))
        .routes(routes!(list_funds::list_funds))
        .routes(routes!(open_fund::open_fund))
        .routes(routes!(record_payment::record_payment))
        .routes(routes!(release_commitment::release_commitment))
        .routes(routes!(reverse_payment::reverse_payment))
}
