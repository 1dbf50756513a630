//! Who asks, and how far they may see.

use domain::access::policy::{self, Reach};
use domain::access::{Actor, Role};
use domain::shared::ids::ActorCode;
use sqlx::{Postgres, QueryBuilder};

/// Chi guarda: the author of a question; every question is answered within what they may see.
#[derive(Clone, Debug)]
pub struct Viewer {
    actor: Actor,
}

/// Columns by which rows are told apart: the office in charge and the people they belong to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScopeColumns {
    /// Column with the code of the office.
    pub(crate) office: &'static str,
    /// Column with an array of person identifiers, where rows belong to people.
    pub(crate) people: Option<&'static str>,
}

impl Viewer {
    /// Whoever did not say who they are: they see what is public and nothing else.
    pub fn anybody() -> Self {
        Self::new(Actor {
            code: ActorCode::new("anybody").expect("a valid code"),
            role: Role::Citizen,
            office: None,
            person: None,
        })
    }

    /// The viewer an actor is.
    pub fn new(actor: Actor) -> Self {
        Self { actor }
    }

    /// The service itself, which sees everything.
    pub fn system() -> Self {
        Self::new(Actor::system())
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// How far they see single cases.
    pub(crate) fn sight(&self) -> Reach {
        policy::sight(self.actor.role)
    }

    /// How far they see who did what: the data protection officer reads access logs, though no case.
    pub(crate) fn audit_sight(&self) -> Reach {
        match self.actor.role {
            Role::Dpo => Reach::Everywhere,
            Role::Commission => Reach::Nothing,
            Role::Citizen
            | Role::DeskOperator
            | Role::SocialWorker
            | Role::CaseManager
            | Role::SpecialistTeam
            | Role::AdminOfficer
            | Role::ProcedureOfficer
            | Role::ServiceHead
            | Role::Director
            | Role::ProtocolOfficer
            | Role::Auditor
            | Role::Planner
            | Role::SystemAdmin
            | Role::System => self.sight(),
        }
    }

    /// How far they see who read whose data: the data protection officer, and nobody who runs or heads anything.
    pub(crate) fn access_sight(&self) -> Reach {
        match self.actor.role {
            Role::Dpo | Role::System => Reach::Everywhere,
            Role::Citizen
            | Role::DeskOperator
            | Role::SocialWorker
            | Role::CaseManager
            | Role::SpecialistTeam
            | Role::AdminOfficer
            | Role::ProcedureOfficer
            | Role::ServiceHead
            | Role::Director
            | Role::ProtocolOfficer
            | Role::Commission
            | Role::Auditor
            | Role::Planner
            | Role::SystemAdmin => Reach::Nothing,
        }
    }

    /// How far they see what was asked to be unmasked: those who ask, and those who answer.
    pub(crate) fn unmasking_sight(&self) -> Reach {
        match self.actor.role {
            Role::Auditor | Role::Dpo | Role::System => Reach::Everywhere,
            Role::Citizen
            | Role::DeskOperator
            | Role::SocialWorker
            | Role::CaseManager
            | Role::SpecialistTeam
            | Role::AdminOfficer
            | Role::ProcedureOfficer
            | Role::ServiceHead
            | Role::Director
            | Role::ProtocolOfficer
            | Role::Commission
            | Role::Planner
            | Role::SystemAdmin => Reach::Nothing,
        }
    }

    /// How far they see care plans: whoever works on them and whoever answers for it, not whoever keeps the register.
    pub(crate) fn care_sight(&self) -> Reach {
        match self.actor.role {
            Role::Citizen
            | Role::SocialWorker
            | Role::CaseManager
            | Role::SpecialistTeam
            | Role::AdminOfficer
            | Role::ServiceHead
            | Role::Director
            | Role::System => self.sight(),
            Role::DeskOperator
            | Role::ProcedureOfficer
            | Role::ProtocolOfficer
            | Role::Commission
            | Role::Auditor
            | Role::Dpo
            | Role::Planner
            | Role::SystemAdmin => Reach::Nothing,
        }
    }

    /// How far they see funds, which say nothing of anybody: whoever plans, spends or checks.
    pub(crate) fn fund_sight(&self) -> Reach {
        match self.actor.role {
            Role::SocialWorker
            | Role::CaseManager
            | Role::AdminOfficer
            | Role::ServiceHead
            | Role::Director
            | Role::Planner
            | Role::Auditor
            | Role::System => Reach::Everywhere,
            Role::Citizen
            | Role::DeskOperator
            | Role::SpecialistTeam
            | Role::ProcedureOfficer
            | Role::ProtocolOfficer
            | Role::Commission
            | Role::Dpo
            | Role::SystemAdmin => Reach::Nothing,
        }
    }

    /// How far they see people and mandates: whoever may put them on file finds them.
    pub(crate) fn registry_sight(&self) -> Reach {
        let granted = policy::reach(self.actor.role, "person.register_person");
        if granted.contains(&Reach::Everywhere) {
            Reach::Everywhere
        } else {
            self.sight()
        }
    }

    /// Adds ` AND <what they may see>`; where nothing is known of the viewer, nothing is seen.
    pub(crate) fn scope(
        &self,
        query: &mut QueryBuilder<'_, Postgres>,
        reach: Reach,
        columns: ScopeColumns,
    ) {
        match reach {
            Reach::Everywhere => {}
            Reach::Office => match &self.actor.office {
                Some(office) => {
                    query.push(format_args!(" AND {} = ", columns.office));
                    query.push_bind(office.as_str().to_owned());
                }
                None => nothing(query),
            },
            Reach::Own => match (self.actor.person, columns.people) {
                (Some(person), Some(people)) => {
                    query.push(format_args!(" AND {people} @> ARRAY["));
                    query.push_bind(person.0);
                    query.push("::uuid]");
                }
                (None, _) | (_, None) => nothing(query),
            },
            Reach::Nothing => nothing(query),
        }
    }
}

fn nothing(query: &mut QueryBuilder<'_, Postgres>) {
    query.push(" AND false");
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::shared::ids::{ActorCode, OfficeCode};

    const COLUMNS: ScopeColumns = ScopeColumns {
        office: "t.office",
        people: Some("t.people"),
    };

    fn sql(role: Role, office: Option<&str>) -> String {
        let viewer = Viewer::new(Actor {
            code: ActorCode::new("someone").expect("a code"),
            role,
            office: office.map(|code| OfficeCode::new(code).expect("a code")),
            person: None,
        });
        let mut query = QueryBuilder::new("");
        viewer.scope(&mut query, viewer.sight(), COLUMNS);
        query.sql().to_owned()
    }

    #[test]
    fn whoever_lacks_what_their_role_is_bound_to_sees_nothing() {
        for role in Role::ALL {
            match policy::sight(*role) {
                Reach::Everywhere => assert_eq!(sql(*role, None), "", "{role}"),
                Reach::Own | Reach::Office | Reach::Nothing => {
                    assert_eq!(sql(*role, None), " AND false", "{role}");
                }
            }
        }
    }

    #[test]
    fn an_office_role_is_bound_to_its_office() {
        assert_eq!(
            sql(Role::ProcedureOfficer, Some("centro-1")),
            " AND t.office = $1"
        );
    }
}
