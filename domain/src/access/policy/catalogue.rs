//! Rows of the policy for the catalogue: services and offices.

use super::{Reach, Role, Row};

/// The head of an office keeps its own page true; what moves competence is for the director.
const HEAD_AND_DIRECTOR: &[(Role, Reach)] = &[
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

const DIRECTOR: &[(Role, Reach)] = &[
    (Role::Director, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

pub(super) const ROWS: &[Row] = &[
    Row {
        permission: "office.open_office",
        grants: DIRECTOR,
    },
    Row {
        permission: "office.revise_office",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "office.close_office",
        grants: DIRECTOR,
    },
    Row {
        permission: "office.reassign_district",
        grants: DIRECTOR,
    },
    Row {
        permission: "office.receive_district",
        grants: DIRECTOR,
    },
    Row {
        permission: "service.publish_service",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.revise_service",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.withdraw_service",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.open_window",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.extend_window",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.close_window",
        grants: HEAD_AND_DIRECTOR,
    },
    Row {
        permission: "service.set_office_map",
        grants: DIRECTOR,
    },
];
