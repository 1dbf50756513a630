//! Graduatorie: rankings, their applicants, objections, offers.

pub(crate) mod accept_offer;
pub(crate) mod approve_final;
pub(crate) mod approve_provisional;
pub(crate) mod approve_update;
pub(crate) mod change_supply;
pub(crate) mod correct_entry;
pub(crate) mod decide_objection;
pub(crate) mod decide_revision;
pub(crate) mod decline_offer;
pub(crate) mod enter_applicant;
pub(crate) mod enter_applicants;
pub(crate) mod exclude_entry;
pub(crate) mod file_objection;
pub(crate) mod get_entry;
pub(crate) mod get_ranking;
pub(crate) mod give_many_points;
pub(crate) mod give_points;
pub(crate) mod list_entries;
pub(crate) mod list_rankings;
pub(crate) mod list_rows;
pub(crate) mod offer_places;
pub(crate) mod open_ranking;
pub(crate) mod open_update;
pub(crate) mod readmit_entry;
pub(crate) mod renounce_entry;
pub(crate) mod request_revision;
mod resolve;
mod shown;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_rankings::list_rankings))
        .routes(routes!(get_ranking::get_ranking))
        .routes(routes!(list_rows::list_rows))
        .routes(routes!(list_entries::list_entries))
        .routes(routes!(get_entry::get_entry))
        .routes(routes!(open_ranking::open_ranking))
        .routes(routes!(enter_applicant::enter_applicant))
        .routes(routes!(correct_entry::correct_entry))
        .routes(routes!(exclude_entry::exclude_entry))
        .routes(routes!(readmit_entry::readmit_entry))
        .routes(routes!(give_points::give_points))
        .routes(routes!(approve_provisional::approve_provisional))
        .routes(routes!(file_objection::file_objection))
        .routes(routes!(decide_objection::decide_objection))
        .routes(routes!(approve_final::approve_final))
        .routes(routes!(change_supply::change_supply))
        .routes(routes!(offer_places::offer_places))
        .routes(routes!(accept_offer::accept_offer))
        .routes(routes!(decline_offer::decline_offer))
        .routes(routes!(renounce_entry::renounce_entry))
        .routes(routes!(enter_applicants::enter_applicants))
        .routes(routes!(give_many_points::give_many_points))
        .routes(routes!(request_revision::request_revision))
        .routes(routes!(open_update::open_update))
        .routes(routes!(decide_revision::decide_revision))
        .routes(routes!(approve_update::approve_update))
}
