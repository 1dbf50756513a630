//! Whoever acts: a code, a role, the office or the person they stand for.

use crate::shared::ids::{ActorCode, NAMESPACE, OfficeCode, PersonId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Ruolo: what somebody is for the municipality.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            /// Every role, in the order of the policy.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code of the role.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

roles! {
    /// Cittadino.
    Citizen = "citizen",
    /// Operatore di segretariato sociale o PUA.
    DeskOperator = "desk_operator",
    /// Assistente sociale.
    SocialWorker = "social_worker",
    /// Assistente sociale responsabile del caso.
    CaseManager = "case_manager",
    /// Équipe di secondo livello.
    SpecialistTeam = "specialist_team",
    /// Istruttore amministrativo.
    AdminOfficer = "admin_officer",
    /// Responsabile del procedimento.
    ProcedureOfficer = "procedure_officer",
    /// Responsabile del servizio, capo dell'unità organizzativa.
    ServiceHead = "service_head",
    /// Dirigente, titolare del potere sostitutivo.
    Director = "director",
    /// Responsabile della gestione documentale.
    ProtocolOfficer = "protocol_officer",
    /// Commissione.
    Commission = "commission",
    /// Revisore, segretario, nucleo di valutazione.
    Auditor = "auditor",
    /// Responsabile della protezione dei dati.
    Dpo = "dpo",
    /// Ufficio di piano, programmazione.
    Planner = "planner",
    /// Amministratore di sistema.
    SystemAdmin = "system_admin",
    /// Il servizio stesso: timers, imports, reactions.
    System = "system",
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No role has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such role")]
pub struct UnknownRole;

/// Reads `procedure_officer`, `procedure-officer` and `ProcedureOfficer` alike.
impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let fold = |s: &str| s.replace(['-', '_'], "").to_ascii_lowercase();
        let wanted = fold(text);
        Self::ALL
            .iter()
            .copied()
            .find(|role| fold(role.as_str()) == wanted)
            .ok_or(UnknownRole)
    }
}

/// Chi agisce: the authenticated author of a command or a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their code.
    pub code: ActorCode,
    /// The role they act in.
    pub role: Role,
    /// The office they act for, where the role has one.
    pub office: Option<OfficeCode>,
    /// The person they are, where they act for themselves.
    pub person: Option<PersonId>,
}

impl Actor {
    /// The service itself, acting by timer or reaction.
    pub fn system() -> Self {
        Self {
            code: ActorCode::new("system").expect("a valid code"),
            role: Role::System,
            office: None,
            person: None,
        }
    }

    /// The person behind the code of a citizen: the code itself where it is a UUID, else one derived from it.
    pub fn person_for(code: &ActorCode) -> PersonId {
        let id = Uuid::try_parse(code.as_str())
            .unwrap_or_else(|_| Uuid::new_v5(&NAMESPACE, format!("person/{code}").as_bytes()));
        PersonId(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_in_any_of_its_spellings() {
        for text in ["procedure_officer", "procedure-officer", "ProcedureOfficer"] {
            assert_eq!(text.parse(), Ok(Role::ProcedureOfficer));
        }
        assert_eq!("mayor".parse::<Role>(), Err(UnknownRole));
    }

    #[test]
    fn a_code_that_is_an_identifier_names_that_person() {
        let person = Uuid::from_u128(7);
        let code = |text: &str| ActorCode::new(text).expect("a code");
        assert_eq!(
            Actor::person_for(&code(&person.to_string())),
            PersonId(person)
        );
        assert_eq!(
            Actor::person_for(&code("agata")),
            Actor::person_for(&code("agata"))
        );
        assert_ne!(
            Actor::person_for(&code("agata")),
            Actor::person_for(&code("rosa"))
        );
    }

    #[test]
    fn every_role_is_written_as_it_is_read() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(*role));
            assert_eq!(
                serde_json::to_value(role).expect("serialises"),
                role.as_str()
            );
        }
    }
}
