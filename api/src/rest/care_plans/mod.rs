//! Piani assistenziali individualizzati: drafted, agreed, followed, corrected and closed.

pub(crate) mod abandon_plan;
pub(crate) mod activate_plan;
pub(crate) mod close_plan;
pub(crate) mod compare_versions;
pub(crate) mod convene_board;
pub(crate) mod correct_delivery;
pub(crate) mod correct_intervention;
pub(crate) mod discard_revision;
pub(crate) mod draft_plan;
pub(crate) mod ending;
pub(crate) mod get_care_plan;
pub(crate) mod get_delivery_totals;
pub(crate) mod get_indicators;
pub(crate) mod hand_over_plan;
pub(crate) mod list_care_plans;
pub(crate) mod list_deliveries;
pub(crate) mod list_reviews_due;
pub(crate) mod list_steps;
mod parts;
pub(crate) mod plan_intervention;
pub(crate) mod preview_correction;
pub(crate) mod preview_delivery_correction;
pub(crate) mod record_board_decision;
pub(crate) mod record_delivery;
pub(crate) mod record_monitoring;
pub(crate) mod remove_item;
mod resolve;
pub(crate) mod resume_intervention;
pub(crate) mod resume_plan;
pub(crate) mod review_plan;
pub(crate) mod revise_plan;
pub(crate) mod set_need;
pub(crate) mod set_objective;
mod shown;
pub(crate) mod sign_plan;
pub(crate) mod suspend_intervention;
pub(crate) mod suspend_plan;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(abandon_plan::abandon_plan))
        .routes(routes!(activate_plan::activate_plan))
        .routes(routes!(close_plan::close_plan))
        .routes(routes!(compare_versions::compare_versions))
        .routes(routes!(convene_board::convene_board))
        .routes(routes!(correct_delivery::correct_delivery))
        .routes(routes!(correct_intervention::correct_intervention))
        .routes(routes!(discard_revision::discard_revision))
        .routes(routes!(draft_plan::draft_plan))
        .routes(routes!(get_care_plan::get_care_plan))
        .routes(routes!(get_delivery_totals::get_delivery_totals))
        .routes(routes!(get_indicators::get_indicators))
        .routes(routes!(hand_over_plan::hand_over_plan))
        .routes(routes!(list_care_plans::list_care_plans))
        .routes(routes!(list_deliveries::list_deliveries))
        .routes(routes!(list_reviews_due::list_reviews_due))
        .routes(routes!(list_steps::list_steps))
        .routes(routes!(plan_intervention::plan_intervention))
        .routes(routes!(preview_correction::preview_correction))
        .routes(routes!(
            preview_delivery_correction::preview_delivery_correction
        ))
        .routes(routes!(record_board_decision::record_board_decision))
        .routes(routes!(record_delivery::record_delivery))
        .routes(routes!(record_monitoring::record_monitoring))
        .routes(routes!(remove_item::remove_item))
        .routes(routes!(resume_intervention::resume_intervention))
        .routes(routes!(resume_plan::resume_plan))
        .routes(routes!(review_plan::review_plan))
        .routes(routes!(revise_plan::revise_plan))
        .routes(routes!(set_need::set_need))
        .routes(routes!(set_objective::set_objective))
        .routes(routes!(sign_plan::sign_plan))
        .routes(routes!(suspend_intervention::suspend_intervention))
        .routes(routes!(suspend_plan::suspend_plan))
}
