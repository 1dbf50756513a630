//! Schede di accesso: who comes to a desk, and what becomes of it.

pub(crate) mod add_private_note;
mod change;
pub(crate) mod conclude_access;
pub(crate) mod correct_access;
pub(crate) mod get_access_sheet;
pub(crate) mod list_access_sheets;
pub(crate) mod list_private_notes;
mod parts;
pub(crate) mod record_access;
pub(crate) mod reject_proposal;
pub(crate) mod see_proposal;
mod shown;
pub(crate) mod take_up_proposal;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_access_sheets::list_access_sheets,
            record_access::record_access
        ))
        .routes(routes!(get_access_sheet::get_access_sheet))
        .routes(routes!(list_private_notes::list_private_notes))
        .routes(routes!(correct_access::correct_access))
        .routes(routes!(conclude_access::conclude_access))
        .routes(routes!(add_private_note::add_private_note))
        .routes(routes!(see_proposal::see_proposal))
        .routes(routes!(reject_proposal::reject_proposal))
        .routes(routes!(take_up_proposal::take_up_proposal))
}
