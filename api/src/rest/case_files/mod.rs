//! Cartelle sociali: the files of social workers, and what their people may know of them.

pub(crate) mod absorb_case;
pub(crate) mod accept_transfer;
pub(crate) mod add_coworker;
pub(crate) mod add_diary_entry;
pub(crate) mod amend_diary_entry;
pub(crate) mod assign_case_manager;
pub(crate) mod break_glass;
pub(super) mod change;
pub(crate) mod choose_adult_path;
pub(crate) mod close_case;
pub(crate) mod correct_record;
pub(crate) mod end_need;
pub(crate) mod end_urgent_protection;
pub(crate) mod file_document;
pub(crate) mod get_case_file;
pub(crate) mod get_caseload;
pub(crate) mod get_diary;
pub(crate) mod get_household_graph;
pub(crate) mod get_own_case;
pub(crate) mod grant_access;
pub(crate) mod hide_information;
pub(crate) mod keep_competence;
pub(crate) mod lift_restriction;
pub(crate) mod link_application;
pub(crate) mod list_case_files;
pub(crate) mod list_documents;
pub(crate) mod list_households;
pub(crate) mod list_records;
pub(crate) mod note_death;
pub(crate) mod open_case;
pub(super) mod parts;
pub(crate) mod preview_correction;
pub(crate) mod receive_later_report;
pub(crate) mod receive_report;
pub(crate) mod record_assessment;
pub(crate) mod record_cost_municipality;
pub(crate) mod record_court_measure;
pub(crate) mod record_household;
pub(crate) mod record_isee;
pub(crate) mod record_need;
pub(crate) mod record_protection_step;
pub(crate) mod record_school;
pub(crate) mod refuse_transfer;
pub(crate) mod remove_coworker;
pub(crate) mod reopen_case;
mod report;
pub(crate) mod request_service;
pub(crate) mod request_transfer;
pub(crate) mod restore_case;
pub(crate) mod restrict_access;
pub(crate) mod revoke_access;
mod sealed;
pub(crate) mod show_information;
mod shown;
pub(crate) mod start_urgent_protection;
pub(crate) mod take_back_glass;
pub(crate) mod take_in_charge;
pub(crate) mod transfer_out;

use crate::state::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    course().merge(content()).merge(reach()).merge(questions())
}

/// From the first report to the closing.
fn course() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(receive_later_report::receive_later_report))
        .routes(routes!(open_case::open_case))
        .routes(routes!(assign_case_manager::assign_case_manager))
        .routes(routes!(add_coworker::add_coworker))
        .routes(routes!(remove_coworker::remove_coworker))
        .routes(routes!(take_in_charge::take_in_charge))
        .routes(routes!(request_transfer::request_transfer))
        .routes(routes!(accept_transfer::accept_transfer))
        .routes(routes!(refuse_transfer::refuse_transfer))
        .routes(routes!(close_case::close_case))
        .routes(routes!(reopen_case::reopen_case))
        .routes(routes!(note_death::note_death))
        .routes(routes!(choose_adult_path::choose_adult_path))
        .routes(routes!(keep_competence::keep_competence))
        .routes(routes!(record_cost_municipality::record_cost_municipality))
        .routes(routes!(transfer_out::transfer_out))
        .routes(routes!(absorb_case::absorb_case))
        .routes(routes!(restore_case::restore_case))
}

/// What is put into a file.
fn content() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(record_household::record_household))
        .routes(routes!(record_need::record_need))
        .routes(routes!(end_need::end_need))
        .routes(routes!(record_isee::record_isee))
        .routes(routes!(record_assessment::record_assessment))
        .routes(routes!(record_court_measure::record_court_measure))
        .routes(routes!(record_school::record_school))
        .routes(routes!(request_service::request_service))
        .routes(routes!(correct_record::correct_record))
        .routes(routes!(preview_correction::preview_correction))
        .routes(routes!(add_diary_entry::add_diary_entry))
        .routes(routes!(amend_diary_entry::amend_diary_entry))
        .routes(routes!(file_document::file_document))
        .routes(routes!(link_application::link_application))
}

/// Who may see a file, and the urgent protection of children.
fn reach() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(restrict_access::restrict_access))
        .routes(routes!(lift_restriction::lift_restriction))
        .routes(routes!(hide_information::hide_information))
        .routes(routes!(show_information::show_information))
        .routes(routes!(grant_access::grant_access))
        .routes(routes!(revoke_access::revoke_access))
        .routes(routes!(break_glass::break_glass))
        .routes(routes!(take_back_glass::take_back_glass))
        .routes(routes!(start_urgent_protection::start_urgent_protection))
        .routes(routes!(record_protection_step::record_protection_step))
        .routes(routes!(end_urgent_protection::end_urgent_protection))
}

/// What is asked.
fn questions() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(
            list_case_files::list_case_files,
            receive_report::receive_report
        ))
        .routes(routes!(get_case_file::get_case_file))
        .routes(routes!(get_diary::get_diary))
        .routes(routes!(get_caseload::get_caseload))
        .routes(routes!(get_household_graph::get_household_graph))
        .routes(routes!(list_documents::list_documents))
        .routes(routes!(list_households::list_households))
        .routes(routes!(list_records::list_records))
        .routes(routes!(get_own_case::get_own_case))
}
