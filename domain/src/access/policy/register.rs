//! Rows of the policy for the register of protocol.

use super::{Reach, Role, Row};

pub(super) const ROWS: &[Row] = &[Row {
    permission: "registration.register_document",
    grants: &[
        (Role::DeskOperator, Reach::Office),
        (Role::AdminOfficer, Reach::Office),
        (Role::ProtocolOfficer, Reach::Everywhere),
        (Role::System, Reach::Everywhere),
    ],
}];
