//! Servizi: the services of the catalogue and their rules.

pub(crate) mod close_window;
mod content;
pub(crate) mod extend_window;
pub(crate) mod get_service;
pub(crate) mod list_services;
pub(crate) mod open_window;
pub(crate) mod publish_service;
pub(crate) mod revise_service;
pub(crate) mod set_office_map;
mod shown;
pub(crate) mod withdraw_service;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(publish_service::publish_service))
        .routes(routes!(list_services::list_services))
        .routes(routes!(get_service::get_service))
        .routes(routes!(revise_service::revise_service))
        .routes(routes!(withdraw_service::withdraw_service))
        .routes(routes!(open_window::open_window))
        .routes(routes!(extend_window::extend_window))
        .routes(routes!(close_window::close_window))
        .routes(routes!(set_office_map::set_office_map))
}
