//! Rows of the policy for unmasking what auditors see masked.

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// Whoever sees values masked.
const ASKS: &[Grant] = &[(Role::Auditor, Reach::Everywhere)];

/// Whoever may answer somebody else, and end what was agreed.
const ANSWERS: &[Grant] = &[
    (Role::Auditor, Reach::Everywhere),
    (Role::Dpo, Reach::Everywhere),
];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("unmasking.request_unmasking", ASKS),
    row("unmasking.approve_unmasking", ANSWERS),
    row("unmasking.refuse_unmasking", ANSWERS),
    row("unmasking.end_unmasking", ANSWERS),
];
