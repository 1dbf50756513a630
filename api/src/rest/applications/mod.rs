//! Istanze: what citizens ask, and how the office answers.

pub(crate) mod attach_document;
pub(crate) mod change_representation;
pub(crate) mod discard_draft;
pub(crate) mod file_appeal;
pub(crate) mod file_memo;
pub(crate) mod get_application;
pub(crate) mod issue_receipt;
pub(crate) mod list_applications;
mod paper;
mod parts;
pub(crate) mod record_declarations;
pub(crate) mod remove_document;
pub(crate) mod renounce;
mod resolve;
pub(crate) mod send_message;
mod shown;
pub(crate) mod start_draft;
pub(crate) mod submit_application;
pub(crate) mod submit_observations;
pub(crate) mod supply_integration;
pub(crate) mod update_draft;
pub(crate) mod withdraw;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    filing().merge(procedure()).merge(questions())
}

/// Drafts, up to their filing.
fn filing() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(discard_draft::discard_draft))
        .routes(routes!(record_declarations::record_declarations))
        .routes(routes!(remove_document::remove_document))
        .routes(routes!(update_draft::update_draft))
        .routes(routes!(attach_document::attach_document))
        .routes(routes!(submit_application::submit_application))
        .routes(routes!(issue_receipt::issue_receipt))
}

/// What the citizen does once it is filed.
fn procedure() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(supply_integration::supply_integration))
        .routes(routes!(submit_observations::submit_observations))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(renounce::renounce))
        .routes(routes!(file_appeal::file_appeal))
        .routes(routes!(file_memo::file_memo))
        .routes(routes!(send_message::send_message))
        .routes(routes!(change_representation::change_representation))
}

fn questions() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_applications::list_applications,
            start_draft::start_draft
        ))
        .routes(routes!(get_application::get_application))
}
