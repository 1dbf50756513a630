//! The policy as one table: which role uses which permission, and how far it reaches.
//!
//! A permission is `aggregate.command`. A command without a row is refused to everybody.

use super::Role;

mod access_sheet;
mod application;
mod audit;
mod care;
mod case_file;
mod catalogue;
mod operation;
mod people;
mod ranking;
mod register;

/// How far a grant reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Things of the actor's own person.
    Own,
    /// Things in charge of the actor's office.
    Office,
    /// Everything in the municipality.
    Everywhere,
    /// Nothing.
    Nothing,
}

/// One row: a permission and who has it.
pub struct Row {
    /// `aggregate.command`.
    pub permission: &'static str,
    /// Roles with their reach.
    pub grants: &'static [(Role, Reach)],
}

/// Every row of the policy, by aggregate.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [
        access_sheet::ROWS,
        application::ROWS,
        audit::ROWS,
        care::ROWS,
        case_file::ROWS,
        people::ROWS,
        ranking::ROWS,
        catalogue::ROWS,
        operation::ROWS,
        register::ROWS,
    ]
    .into_iter()
    .flatten()
}

/// How far `role` may use `permission`; empty when it may not at all.
pub fn reach(role: Role, permission: &str) -> Vec<Reach> {
    rows()
        .filter(|row| row.permission == permission)
        .flat_map(|row| row.grants)
        .filter(|(granted, _)| *granted == role)
        .map(|(_, reach)| *reach)
        .collect()
}

/// What is delicate: whoever signed in long ago proves again who they are before doing it.
pub const FRESH_PROOF: &[&str] = &[
    "application.annul_decision",
    "application.grant",
    "application.reject",
    "application.revoke_decision",
    "fund.reverse_payment",
    "person.merge_persons",
    "person.undo_merge",
    "registration.annul_registration",
    "unmasking.approve_unmasking",
];

/// Whether a permission is used only with a fresh proof of who somebody is.
pub fn needs_fresh_proof(permission: &str) -> bool {
    FRESH_PROOF.contains(&permission)
}

/// How far a role sees single cases; aggregates and publications have rules of their own.
pub fn sight(role: Role) -> Reach {
    match role {
        Role::Citizen => Reach::Own,
        Role::DeskOperator
        | Role::SocialWorker
        | Role::CaseManager
        | Role::SpecialistTeam
        | Role::AdminOfficer
        | Role::ProcedureOfficer
        | Role::ServiceHead
        | Role::Commission => Reach::Office,
        Role::Director | Role::ProtocolOfficer | Role::Auditor | Role::System => Reach::Everywhere,
        Role::Dpo | Role::Planner | Role::SystemAdmin => Reach::Nothing,
    }
}
