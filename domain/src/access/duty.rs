//! What somebody may act as: a role, and the office it is held for.

use super::{Actor, Role};
use crate::shared::ids::{ActorCode, OfficeCode};
use std::fmt;
use std::str::FromStr;

/// Incarico: a role and the office it is held for, written `social_worker@centro-1` or `auditor`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Duty {
    /// The role.
    pub role: Role,
    /// The office, where the role is held for one.
    pub office: Option<OfficeCode>,
}

/// Not a duty: the role is unknown or nobody's, or the office is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a duty is role or role@office, such as social_worker@centro-1")]
pub struct DutyInvalid;

impl Duty {
    /// Whoever `code` names, acting in this duty.
    pub fn actor(&self, code: ActorCode) -> Actor {
        Actor {
            person: None,
            code,
            role: self.role,
            office: self.office.clone(),
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.office {
            Some(office) => write!(f, "{}@{office}", self.role),
            None => write!(f, "{}", self.role),
        }
    }
}

/// Nobody is appointed citizen, and nobody is the service itself.
impl FromStr for Duty {
    type Err = DutyInvalid;

    fn from_str(text: &str) -> Result<Self, DutyInvalid> {
        let (role, office) = match text.split_once('@') {
            Some((role, office)) => (role, Some(office)),
            None => (text, None),
        };
        let role: Role = role.parse().map_err(|_| DutyInvalid)?;
        if matches!(role, Role::Citizen | Role::System) {
            return Err(DutyInvalid);
        }
        let office = office.map(|code| OfficeCode::new(code).map_err(|_| DutyInvalid));
        Ok(Self {
            role,
            office: office.transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_is_read_as_it_is_written() {
        for text in ["social_worker@centro-1", "auditor"] {
            let duty: Duty = text.parse().expect("a duty");
            assert_eq!(duty.to_string(), text);
        }
    }

    #[test]
    fn nobody_is_appointed_citizen_or_the_service_itself() {
        for text in ["citizen", "system", "mayor", "auditor@", "auditor@a b", ""] {
            assert_eq!(text.parse::<Duty>(), Err(DutyInvalid), "{text}");
        }
    }
}
