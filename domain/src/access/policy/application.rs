//! Rows of the policy for application commands (domain roles: who files, who examines, who decides).

use super::{Reach, Role, Row};

type Grant = (Role, Reach);

/// The citizen for themselves, the desk for the citizens of its office.
const FILING: &[Grant] = &[
    (Role::Citizen, Reach::Own),
    (Role::DeskOperator, Reach::Office),
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
];

/// Whoever keeps the file in order.
const CLERKS: &[Grant] = &[
    (Role::DeskOperator, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// Whoever examines.
const REVIEW: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever answers for notices and proposals (L. 241/1990 art. 6).
const PROCEDURE: &[Grant] = &[
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Whoever may decide.
const HEADS: &[Grant] = &[
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
];

/// Timers, reactions and imports.
const SYSTEM: &[Grant] = &[(Role::System, Reach::Everywhere)];

/// Everybody who works on or asks about the file, and what the service tells by itself.
const EVERYBODY_INVOLVED: &[Grant] = &[
    (Role::System, Reach::Everywhere),
    (Role::Citizen, Reach::Own),
    (Role::DeskOperator, Reach::Office),
    (Role::SocialWorker, Reach::Office),
    (Role::CaseManager, Reach::Office),
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
];

/// Heads, and reactions to facts from other systems (a death, a second application).
const HEADS_AND_SYSTEM: &[Grant] = &[
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
    (Role::System, Reach::Everywhere),
];

/// Commissions and heads, and the ranking itself.
const RANKING: &[Grant] = &[
    (Role::Commission, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// Whoever may look after the officer of a file, and the officer.
const CONFLICT: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ProcedureOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::Director, Reach::Everywhere),
];

/// Whoever learns that a representation changed.
const REPRESENTATION: &[Grant] = &[
    (Role::AdminOfficer, Reach::Office),
    (Role::ServiceHead, Reach::Office),
    (Role::System, Reach::Everywhere),
];

/// The citizen and the holder of the substitute power.
const SUBSTITUTE: &[Grant] = &[
    (Role::Citizen, Reach::Own),
    (Role::Director, Reach::Everywhere),
];

const fn row(permission: &'static str, grants: &'static [Grant]) -> Row {
    Row { permission, grants }
}

pub(super) const ROWS: &[Row] = &[
    row("application.start_draft", FILING),
    row("application.update_draft", FILING),
    row("application.record_declarations", FILING),
    row("application.attach_document", FILING),
    row("application.remove_document", FILING),
    row("application.attach_internal_document", CLERKS),
    row("application.discard_draft", FILING),
    row("application.submit_application", FILING),
    row("application.issue_receipt", CLERKS),
    row("application.assign_officer", HEADS),
    row("application.declare_conflict", CONFLICT),
    row("application.grant_priority", HEADS),
    row("application.transfer_application", HEADS_AND_SYSTEM),
    row("application.request_integration", PROCEDURE),
    row("application.supply_integration", FILING),
    row("application.close_integration_window", SYSTEM),
    row("application.file_memo", FILING),
    row("application.notify_rejection_grounds", PROCEDURE),
    row("application.record_notice_receipt", CLERKS),
    row("application.submit_observations", FILING),
    row("application.close_observations_window", SYSTEM),
    row("application.correct_data", REVIEW),
    row("application.check_declaration", REVIEW),
    row("application.propose_decision", PROCEDURE),
    row("application.return_to_review", PROCEDURE),
    row("application.record_ranking", RANKING),
    row("application.grant", HEADS),
    row("application.reject", HEADS),
    row("application.declare_inadmissible", HEADS),
    row("application.withdraw", FILING),
    row("application.renounce", FILING),
    row("application.reopen", HEADS),
    row("application.archive", HEADS_AND_SYSTEM),
    row("application.annul_decision", HEADS),
    row("application.revoke_decision", HEADS),
    row("application.declare_forfeiture", HEADS),
    row("application.expire_term", SYSTEM),
    row("application.invoke_substitute_power", SUBSTITUTE),
    row("application.file_appeal", FILING),
    row("application.record_appeal_outcome", HEADS),
    row("application.send_message", EVERYBODY_INVOLVED),
    row("application.change_representation", REPRESENTATION),
    row("application.end_representation", REPRESENTATION),
    row("application.record_notification_delivery", CLERKS),
    row("application.import_history", SYSTEM),
];
