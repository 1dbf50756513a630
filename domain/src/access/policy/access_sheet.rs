//! Rows of the policy for access sheets.

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// Whoever sits at a desk.
const DESK: &[Grant] = &[
    (Role::DeskOperator, Reach::Office),
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever may take somebody in charge, at the office a proposal is made to.
const TARGET: &[Grant] = &[
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("access_sheet.record_access", DESK),
    row("access_sheet.correct_access", DESK),
    row("access_sheet.conclude_access", DESK),
    row("access_sheet.add_private_note", DESK),
    row("access_sheet.see_proposal", TARGET),
    row("access_sheet.reject_proposal", TARGET),
    row("access_sheet.take_up_proposal", TARGET),
];
