//! Who may do what: actors, roles, and the policy as one table.

mod actor;
mod duty;
pub mod policy;
pub mod reading;

pub use actor::{Actor, Role, UnknownRole};
pub use duty::{Duty, DutyInvalid};

use crate::decider::Standing;
use policy::Reach;

/// Why an actor may not act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The role never does this.
    #[error("this role may not do this")]
    Role,
    /// The thing belongs to somebody else: outwardly it does not exist.
    #[error("not found")]
    Hidden,
}

/// Whether `actor` may use `permission` (such as `application.submit_application`) on a thing of this standing.
pub fn check(actor: &Actor, permission: &str, standing: &Standing) -> Result<(), Denied> {
    let reaches = policy::reach(actor.role, permission);
    if reaches.is_empty() {
        return Err(if sees(actor, standing) {
            Denied::Role
        } else {
            Denied::Hidden
        });
    }
    if reaches.iter().any(|reach| within(actor, *reach, standing)) {
        Ok(())
    } else {
        Err(Denied::Hidden)
    }
}

/// Whether `actor` may see a thing of this standing at all.
pub fn sees(actor: &Actor, standing: &Standing) -> bool {
    within(actor, policy::sight(actor.role), standing)
}

fn within(actor: &Actor, reach: Reach, standing: &Standing) -> bool {
    match reach {
        Reach::Everywhere => true,
        Reach::Office => actor.office.is_some() && actor.office == standing.office,
        Reach::Own => actor
            .person
            .is_some_and(|person| standing.people.contains(&person)),
        Reach::Nothing => false,
    }
}
