//! Istanze: what citizens ask, and how the office answers.

pub(crate) mod annul_decision;
pub(crate) mod archive;
pub(crate) mod assign_officer;
pub(crate) mod attach_document;
pub(crate) mod attach_internal_document;
mod benefit;
pub(crate) mod change_representation;
pub(crate) mod check_declaration;
pub(crate) mod correct_data;
pub(crate) mod declare_conflict;
pub(crate) mod declare_forfeiture;
pub(crate) mod declare_inadmissible;
pub(crate) mod discard_draft;
mod each;
pub(crate) mod end_representation;
pub(crate) mod file_appeal;
pub(crate) mod file_memo;
pub(crate) mod get_application;
pub(crate) mod get_receipt;
pub(crate) mod grant;
pub(crate) mod grant_priority;
mod grounds;
mod integration_item;
pub(crate) mod invoke_substitute_power;
pub(crate) mod issue_receipt;
pub(crate) mod list_applications;
pub(crate) mod list_messages;
pub(crate) mod notify_rejection_grounds;
mod paper;
mod parts;
pub(crate) mod propose_decision;
mod reasons;
pub(crate) mod record_appeal_outcome;
pub(crate) mod record_declarations;
pub(crate) mod record_notice_receipt;
pub(crate) mod record_notification_delivery;
pub(crate) mod record_ranking;
pub(crate) mod reject;
pub(crate) mod remove_document;
pub(crate) mod renounce;
pub(crate) mod reopen;
pub(crate) mod request_integration;
mod resolve;
pub(crate) mod return_to_review;
pub(crate) mod revoke_decision;
pub(crate) mod send_message;
mod sender;
mod shown;
pub(crate) mod start_draft;
pub(crate) mod submit_application;
pub(crate) mod submit_observations;
pub(crate) mod supply_integration;
pub(crate) mod transfer_application;
pub(crate) mod update_draft;
pub(crate) mod withdraw;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    filing()
        .merge(procedure())
        .merge(review())
        .merge(decision())
        .merge(questions())
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

/// How the office examines it.
fn review() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(assign_officer::assign_officer))
        .routes(routes!(attach_internal_document::attach_internal_document))
        .routes(routes!(check_declaration::check_declaration))
        .routes(routes!(correct_data::correct_data))
        .routes(routes!(declare_conflict::declare_conflict))
        .routes(routes!(end_representation::end_representation))
        .routes(routes!(grant_priority::grant_priority))
        .routes(routes!(notify_rejection_grounds::notify_rejection_grounds))
        .routes(routes!(propose_decision::propose_decision))
        .routes(routes!(record_notice_receipt::record_notice_receipt))
        .routes(routes!(
            record_notification_delivery::record_notification_delivery
        ))
        .routes(routes!(request_integration::request_integration))
        .routes(routes!(return_to_review::return_to_review))
        .routes(routes!(transfer_application::transfer_application))
}

/// How the office ends it, and what comes after.
fn decision() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(annul_decision::annul_decision))
        .routes(routes!(archive::archive))
        .routes(routes!(declare_forfeiture::declare_forfeiture))
        .routes(routes!(declare_inadmissible::declare_inadmissible))
        .routes(routes!(grant::grant))
        .routes(routes!(invoke_substitute_power::invoke_substitute_power))
        .routes(routes!(record_appeal_outcome::record_appeal_outcome))
        .routes(routes!(record_ranking::record_ranking))
        .routes(routes!(reject::reject))
        .routes(routes!(reopen::reopen))
        .routes(routes!(revoke_decision::revoke_decision))
}

fn questions() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_applications::list_applications,
            start_draft::start_draft
        ))
        .routes(routes!(get_application::get_application))
        .routes(routes!(get_receipt::get_receipt))
        .routes(routes!(list_messages::list_messages))
}
