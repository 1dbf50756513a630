//! Rows of the policy for care plans and the funds that pay for them.

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// Whoever writes and follows a plan.
const WORKERS: &[Grant] = &[
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever answers for what is in force.
const ANSWERABLE: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// The person signs in person; whoever takes a signed paper records it.
const SIGNERS: &[Grant] = &[
    (Role::Citizen, Reach::Own),
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever takes in the sheets of the providers.
const DELIVERIES: &[Grant] = &[
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// A plan follows its case, also by itself.
const HANDERS_OVER: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

const CLOCK: &[Grant] = &[(Role::System, Reach::Everywhere)];

/// Whoever plans what there is to spend.
const ALLOCATORS: &[Grant] = &[
    (Role::Planner, Reach::Everywhere),
    (Role::Director, Reach::Everywhere),
];

/// The office of the plan keeps money for it.
const KEEPERS: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// And gives it back; so does the service itself, where nobody needs it any more.
const RELEASERS: &[Grant] = &[
    (Role::CaseManager, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

const PAYERS: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("care_plan.draft_plan", WORKERS),
    row("care_plan.set_need", WORKERS),
    row("care_plan.set_objective", WORKERS),
    row("care_plan.plan_intervention", WORKERS),
    row("care_plan.remove_item", WORKERS),
    row("care_plan.convene_board", WORKERS),
    row("care_plan.record_board_decision", WORKERS),
    row("care_plan.sign_plan", SIGNERS),
    row("care_plan.activate_plan", ANSWERABLE),
    row("care_plan.revise_plan", WORKERS),
    row("care_plan.discard_revision", WORKERS),
    row("care_plan.suspend_intervention", WORKERS),
    row("care_plan.resume_intervention", WORKERS),
    row("care_plan.suspend_plan", ANSWERABLE),
    row("care_plan.resume_plan", ANSWERABLE),
    row("care_plan.record_delivery", DELIVERIES),
    row("care_plan.correct_delivery", DELIVERIES),
    row("care_plan.correct_intervention", ANSWERABLE),
    row("care_plan.record_monitoring", WORKERS),
    row("care_plan.review_plan", WORKERS),
    row("care_plan.note_review_due", CLOCK),
    row("care_plan.hand_over_plan", HANDERS_OVER),
    row("care_plan.close_plan", ANSWERABLE),
    row("care_plan.abandon_plan", ANSWERABLE),
    row("fund.open_fund", ALLOCATORS),
    row("fund.change_allocation", ALLOCATORS),
    row("fund.commit_funds", KEEPERS),
    row("fund.release_commitment", RELEASERS),
    row("fund.record_payment", PAYERS),
    row("fund.reverse_payment", PAYERS),
];
