//! Rows of the policy for the operation of the service itself.

use super::{Reach, Row};
use crate::access::Role;

pub(super) const ROWS: &[Row] = &[Row {
    permission: "projection.skip_event",
    grants: &[
        (Role::SystemAdmin, Reach::Everywhere),
        (Role::System, Reach::Everywhere),
    ],
}];
