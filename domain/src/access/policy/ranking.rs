//! Rows of the policy for calls and rankings.

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// Whoever prepares what the head publishes.
const DRAFTERS: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
];

/// Whoever answers for what is published.
const HEADS: &[Grant] = &[
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
];

/// Whoever examines who applied.
const REVIEW: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// The commission scores within its mandate.
const SCORERS: &[Grant] = &[
    (Role::Commission, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever decides what is objected to.
const DECIDERS: &[Grant] = &[
    (Role::Commission, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Heads; and the clock, where nobody objects.
const HEADS_AND_CLOCK: &[Grant] = &[
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

/// Applicants for themselves, and whoever takes their paper at the desk.
const APPLICANTS: &[Grant] = &[
    (Role::Citizen, Reach::Own),
    (Role::DeskOperator, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
];

/// The same; and the service itself, where an application has ended.
const APPLICANTS_AND_CLOCK: &[Grant] = &[
    (Role::Citizen, Reach::Own),
    (Role::DeskOperator, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::System, Reach::Everywhere),
];

const CLOCK: &[Grant] = &[(Role::System, Reach::Everywhere)];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("call.draft_call", DRAFTERS),
    row("call.revise_call", DRAFTERS),
    row("call.publish_call", HEADS),
    row("call.amend_call", HEADS),
    row("call.revoke_call", HEADS),
    row("ranking.open_ranking", REVIEW),
    row("ranking.enter_applicant", REVIEW),
    row("ranking.enter_applicants", REVIEW),
    row("ranking.correct_entry", REVIEW),
    row("ranking.exclude_entry", REVIEW),
    row("ranking.readmit_entry", REVIEW),
    row("ranking.give_points", SCORERS),
    row("ranking.give_many_points", SCORERS),
    row("ranking.approve_provisional", HEADS),
    row("ranking.file_objection", APPLICANTS),
    row("ranking.decide_objection", DECIDERS),
    row("ranking.approve_final", HEADS_AND_CLOCK),
    row("ranking.change_supply", HEADS),
    row("ranking.offer_places", HEADS),
    row("ranking.accept_offer", APPLICANTS),
    row("ranking.decline_offer", APPLICANTS),
    row("ranking.expire_offers", CLOCK),
    row("ranking.renounce_entry", APPLICANTS_AND_CLOCK),
    row("ranking.request_revision", APPLICANTS),
    row("ranking.open_update", HEADS),
    row("ranking.decide_revision", DECIDERS),
    row("ranking.approve_update", HEADS),
    row("ranking.expire_ranking", CLOCK),
];
