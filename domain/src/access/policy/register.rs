//! Rows of the policy for the register of protocol.

use super::{Reach, Role, Row};

/// Responsabile della gestione documentale: alone answers for the register (DPR 445/2000 art. 61).
const OFFICER: &[(Role, Reach)] = &[(Role::ProtocolOfficer, Reach::Everywhere)];

const OFFICER_AND_SYSTEM: &[(Role, Reach)] = &[
    (Role::ProtocolOfficer, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

const DESKS: &[(Role, Reach)] = &[
    (Role::DeskOperator, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ProtocolOfficer, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

pub(super) const ROWS: &[Row] = &[
    Row {
        permission: "registration.register_document",
        grants: DESKS,
    },
    Row {
        permission: "registration.record_sending",
        grants: DESKS,
    },
    Row {
        permission: "registration.annul_registration",
        grants: OFFICER,
    },
    Row {
        permission: "registration.renew_field",
        grants: OFFICER,
    },
    Row {
        permission: "register.open_register",
        grants: OFFICER_AND_SYSTEM,
    },
    Row {
        permission: "register.close_day",
        grants: OFFICER_AND_SYSTEM,
    },
    Row {
        permission: "register.send_to_preservation",
        grants: OFFICER_AND_SYSTEM,
    },
    Row {
        permission: "register.record_preservation_receipt",
        grants: OFFICER_AND_SYSTEM,
    },
    Row {
        permission: "register.open_emergency_register",
        grants: OFFICER,
    },
    Row {
        permission: "register.extend_emergency",
        grants: OFFICER,
    },
    Row {
        permission: "register.record_emergency_entry",
        grants: OFFICER,
    },
    Row {
        permission: "register.record_emergency_day",
        grants: OFFICER,
    },
    Row {
        permission: "register.close_emergency_register",
        grants: OFFICER,
    },
    Row {
        permission: "register.recover_emergency_entry",
        grants: OFFICER_AND_SYSTEM,
    },
];
