//! People as values: invented, one for each role that tests need.

use domain::access::{Actor, Role};
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};

fn actor(code: &str, role: Role, office: Option<&str>) -> Actor {
    let code = ActorCode::new(code).expect("a code");
    Actor {
        person: (role == Role::Citizen).then(|| Actor::person_for(&code)),
        code,
        role,
        office: office.map(|office| OfficeCode::new(office).expect("a code")),
    }
}

/// Agata, who applies.
pub fn citizen() -> Actor {
    actor("agata", Role::Citizen, None)
}

/// Another citizen, who has nothing to do with it.
pub fn stranger() -> Actor {
    actor("rosario", Role::Citizen, None)
}

/// The operator at the counter of an office.
pub fn desk_operator(office: &str) -> Actor {
    actor("sportello", Role::DeskOperator, Some(office))
}

/// The administrative officer of an office.
pub fn admin_officer(office: &str) -> Actor {
    actor("istruttore", Role::AdminOfficer, Some(office))
}

/// The officer in charge of procedures of an office.
pub fn procedure_officer(office: &str) -> Actor {
    actor("responsabile", Role::ProcedureOfficer, Some(office))
}

/// The social worker of an office who answers for its care plans.
pub fn case_manager(office: &str) -> Actor {
    actor("assistente-1", Role::CaseManager, Some(office))
}

/// The head of an office.
pub fn service_head(office: &str) -> Actor {
    actor("capo", Role::ServiceHead, Some(office))
}

/// The director of all offices.
pub fn director() -> Actor {
    actor("dirigente", Role::Director, None)
}

/// The auditor.
pub fn auditor() -> Actor {
    actor("revisore", Role::Auditor, None)
}

/// The data protection officer.
pub fn dpo() -> Actor {
    actor("rpd", Role::Dpo, None)
}

/// The officer of the register.
pub fn protocol_officer() -> Actor {
    actor("protocollo", Role::ProtocolOfficer, None)
}

/// Who plans services and sees no case.
pub fn planner() -> Actor {
    actor("ufficio-di-piano", Role::Planner, None)
}

/// Who runs the machines.
pub fn system_admin() -> Actor {
    actor("sistemista", Role::SystemAdmin, None)
}

/// One actor of every role that a person can have, at `office`.
pub fn everybody(office: &str) -> Vec<Actor> {
    Role::ALL
        .iter()
        .filter(|role| **role != Role::System)
        .map(|role| actor(role.as_str(), *role, Some(office)))
        .collect()
}

/// The person a citizen is.
pub fn person_of(actor: &Actor) -> PersonId {
    actor.person.expect("a citizen is a person")
}
