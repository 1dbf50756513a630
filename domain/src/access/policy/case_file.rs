//! Rows of the policy for the social case file.
//!
//! A row says which roles work on case files at all. Whether somebody may know this file, the file itself says: it
//! knows its team, its workers and whom it was opened to, and hides from everybody else.

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// Whoever hears of a case first, and the proposals of desks that an office takes up.
const FIRST: &[Grant] = &[
    (Role::DeskOperator, Reach::Office),
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// Social workers of the office in charge.
const WORK: &[Grant] = &[
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// The same, with those of other offices and of teams who work on the file.
const WRITING: &[Grant] = &[
    (Role::SocialWorker, Reach::Everywhere),
    (Role::CaseManager, Reach::Everywhere),
    (Role::ServiceHead, Reach::Office),
    (Role::SpecialistTeam, Reach::Everywhere),
];

/// Whoever answers for the case.
const ANSWERING: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// The same, and what follows from a merge of two people.
const ANSWERING_AND_SYSTEM: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// Whoever distributes the work.
const HEADS: &[Grant] = &[(Role::ServiceHead, Reach::Office)];

/// Social workers, and reactions to what happens to a plan.
const WORK_AND_SYSTEM: &[Grant] = &[
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// Whoever may take a child to a safe place, and the team that follows it up.
const PROTECTION: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::SocialWorker, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::SpecialistTeam, Reach::Everywhere),
];

/// Whoever works with people may need a file that is closed to them at once; whom it was, the head and the data
/// protection officer see at once.
const EMERGENCY: &[Grant] = &[
    (Role::SocialWorker, Reach::Everywhere),
    (Role::CaseManager, Reach::Everywhere),
    (Role::ServiceHead, Reach::Everywhere),
    (Role::SpecialistTeam, Reach::Everywhere),
];

/// Timers.
const SYSTEM: &[Grant] = &[(Role::System, Reach::Everywhere)];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("case_file.receive_report", FIRST),
    row("case_file.open_case", WORK),
    row("case_file.assign_case_manager", HEADS),
    row("case_file.add_coworker", ANSWERING),
    row("case_file.remove_coworker", ANSWERING),
    row("case_file.take_in_charge", WORK),
    row("case_file.request_transfer", ANSWERING),
    row("case_file.accept_transfer", ANSWERING),
    row("case_file.refuse_transfer", ANSWERING),
    row("case_file.close_case", ANSWERING),
    row("case_file.reopen_case", WORK),
    row("case_file.note_death", WORK_AND_SYSTEM),
    row("case_file.note_coming_of_age", SYSTEM),
    row("case_file.choose_adult_path", ANSWERING),
    row("case_file.raise_competence_review", SYSTEM),
    row("case_file.keep_competence", ANSWERING),
    row("case_file.record_cost_municipality", WORK),
    row("case_file.transfer_out", ANSWERING),
    row("case_file.record_household", WORK),
    row("case_file.record_need", WORK),
    row("case_file.end_need", WORK),
    row("case_file.record_isee", WORK),
    row("case_file.expire_isee", SYSTEM),
    row("case_file.record_assessment", WRITING),
    row("case_file.record_court_measure", WRITING),
    row("case_file.record_school", WORK),
    row("case_file.request_service", WORK),
    row("case_file.correct_record", ANSWERING),
    row("case_file.add_diary_entry", WRITING),
    row("case_file.amend_diary_entry", WRITING),
    row("case_file.file_document", WRITING),
    row("case_file.link_application", WORK_AND_SYSTEM),
    row("case_file.link_care_plan", SYSTEM),
    row("case_file.end_care_plan", SYSTEM),
    row("case_file.restrict_access", ANSWERING),
    row("case_file.lift_restriction", HEADS),
    row("case_file.hide_information", ANSWERING),
    row("case_file.show_information", ANSWERING),
    row("case_file.grant_access", ANSWERING),
    row("case_file.revoke_access", ANSWERING),
    row("case_file.break_glass", EMERGENCY),
    row("case_file.take_back_glass", EMERGENCY),
    row("case_file.start_urgent_protection", PROTECTION),
    row("case_file.record_protection_step", PROTECTION),
    row("case_file.lapse_protection_term", SYSTEM),
    row("case_file.end_urgent_protection", PROTECTION),
    row("case_file.absorb_case", ANSWERING_AND_SYSTEM),
    row("case_file.restore_case", ANSWERING_AND_SYSTEM),
];
