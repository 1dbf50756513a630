//! Rows of the policy for people and the mandates between them.

use super::{Reach, Role, Row};

/// A person belongs to no office: whoever serves citizens may need their file.
const STAFF: &[(Role, Reach)] = &[
    (Role::DeskOperator, Reach::Everywhere),
    (Role::SocialWorker, Reach::Everywhere),
    (Role::CaseManager, Reach::Everywhere),
    (Role::AdminOfficer, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

const STAFF_AND_ONESELF: &[(Role, Reach)] = &[
    (Role::Citizen, Reach::Own),
    (Role::DeskOperator, Reach::Everywhere),
    (Role::SocialWorker, Reach::Everywhere),
    (Role::CaseManager, Reach::Everywhere),
    (Role::AdminOfficer, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

/// What a court decided about a family is for social workers.
const SOCIAL_WORKERS: &[(Role, Reach)] = &[
    (Role::SocialWorker, Reach::Everywhere),
    (Role::CaseManager, Reach::Everywhere),
    (Role::ServiceHead, Reach::Everywhere),
];

/// Two files that become one: somebody answers for it.
const MERGERS: &[(Role, Reach)] = &[
    (Role::CaseManager, Reach::Everywhere),
    (Role::ServiceHead, Reach::Everywhere),
];

const CLOCK: &[(Role, Reach)] = &[(Role::System, Reach::Everywhere)];

const ONESELF: &[(Role, Reach)] = &[
    (Role::Citizen, Reach::Own),
    (Role::System, Reach::Everywhere),
];

pub(super) const ROWS: &[Row] = &[
    Row {
        permission: "mandate.grant_mandate",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "mandate.accept_mandate",
        grants: ONESELF,
    },
    Row {
        permission: "mandate.refuse_mandate",
        grants: ONESELF,
    },
    Row {
        permission: "mandate.suspend_mandate",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "mandate.resume_mandate",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "mandate.renew_mandate",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "mandate.revoke_mandate",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "mandate.expire_mandate",
        grants: CLOCK,
    },
    Row {
        permission: "person.register_person",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "person.correct_identity",
        grants: STAFF,
    },
    Row {
        permission: "person.record_tax_code",
        grants: STAFF,
    },
    Row {
        permission: "person.record_temporary_code",
        grants: STAFF,
    },
    Row {
        permission: "person.record_contact",
        grants: STAFF_AND_ONESELF,
    },
    Row {
        permission: "person.record_residence",
        grants: STAFF,
    },
    Row {
        permission: "person.record_death",
        grants: STAFF,
    },
    Row {
        permission: "person.record_parental_responsibility",
        grants: SOCIAL_WORKERS,
    },
    Row {
        permission: "person.merge_persons",
        grants: MERGERS,
    },
    Row {
        permission: "person.undo_merge",
        grants: MERGERS,
    },
];
