//! Uffici: the offices and the districts they serve.

pub(crate) mod close_office;
pub(crate) mod get_office;
pub(crate) mod list_offices;
pub(crate) mod open_office;
mod profile;
pub(crate) mod reassign_district;
pub(crate) mod receive_district;
pub(crate) mod revise_office;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_offices::list_offices))
        .routes(routes!(get_office::get_office))
        .routes(routes!(open_office::open_office))
        .routes(routes!(revise_office::revise_office))
        .routes(routes!(close_office::close_office))
        .routes(routes!(reassign_district::reassign_district))
        .routes(routes!(receive_district::receive_district))
}
