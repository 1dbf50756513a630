//! Who asks, in which duty, and what the way they came lets them do.

use super::verify::Refused;
use crate::http::headers::{OFFICE, ROLE};
use crate::http::problem::Problem;
use chrono::{DateTime, Utc};
use domain::access::{Actor, Duty, Role};
use domain::shared::ids::{ActorCode, OfficeCode};
use http::{HeaderMap, HeaderName, StatusCode};

/// What a way of coming in allows, beside what the policy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// Whatever the role may.
    Everything,
    /// What the scopes of a program say.
    Scopes {
        /// Questions.
        read: bool,
        /// Commands.
        write: bool,
    },
}

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    actor: Actor,
    duties: Vec<Duty>,
    allowed: Allowed,
    /// When a person proved who they are, where that is known.
    proved_at: Option<DateTime<Utc>>,
    /// When their session ends by itself, where they are known by one.
    ends_at: Option<DateTime<Utc>>,
}

impl Caller {
    /// Somebody who may do whatever their role may.
    pub(crate) fn new(actor: Actor, duties: Vec<Duty>) -> Self {
        Self {
            actor,
            duties,
            allowed: Allowed::Everything,
            proved_at: None,
            ends_at: None,
        }
    }

    /// The same, within these bounds.
    pub(crate) fn within(self, allowed: Allowed) -> Self {
        Self { allowed, ..self }
    }

    /// The same, knowing when they proved who they are.
    pub(crate) fn proved(self, at: Option<DateTime<Utc>>) -> Self {
        Self {
            proved_at: at,
            ..self
        }
    }

    /// The same, in a session that ends then.
    pub(crate) fn until(self, ends_at: DateTime<Utc>) -> Self {
        Self {
            ends_at: Some(ends_at),
            ..self
        }
    }

    /// When their session ends by itself, where they are known by one.
    pub(crate) fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.ends_at
    }

    /// Who acts.
    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Everything they could act as.
    pub(crate) fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// When a person proved who they are, where that is known.
    pub(crate) fn proved_at(&self) -> Option<DateTime<Utc>> {
        self.proved_at
    }

    /// Who asks a question.
    pub(crate) fn asking(self) -> Result<Actor, Problem> {
        match self.allowed {
            Allowed::Everything | Allowed::Scopes { read: true, .. } => Ok(self.actor),
            Allowed::Scopes { read: false, .. } => Err(out_of_scope()),
        }
    }

    /// Who gives a command.
    pub(crate) fn commanding(self) -> Result<Actor, Problem> {
        match self.allowed {
            Allowed::Everything | Allowed::Scopes { write: true, .. } => Ok(self.actor),
            Allowed::Scopes { write: false, .. } => Err(out_of_scope()),
        }
    }
}

fn out_of_scope() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "token.scope",
        "the scopes of this token do not cover it",
    )
}

/// The one duty somebody acts in: the one their headers choose, else their first.
pub(crate) fn choose(
    code: &ActorCode,
    duties: Vec<Duty>,
    headers: &HeaderMap,
) -> Result<Caller, Refused> {
    let role = chosen::<Role>(headers, &ROLE)?;
    let office = chosen::<OfficeCode>(headers, &OFFICE)?;
    let fits = |duty: &&Duty| {
        role.is_none_or(|role| duty.role == role)
            && office
                .as_ref()
                .is_none_or(|office| duty.office.as_ref() == Some(office))
    };
    let duty = duties.iter().find(fits).ok_or(Refused::Duty)?;
    Ok(Caller::new(duty.actor(code.clone()), duties))
}

trait Choice: Sized {
    fn read(text: &str) -> Option<Self>;
}

impl Choice for Role {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Choice for OfficeCode {
    fn read(text: &str) -> Option<Self> {
        Self::new(text).ok()
    }
}

/// What a header chooses; what cannot be read is nobody's duty.
fn chosen<C: Choice>(headers: &HeaderMap, name: &HeaderName) -> Result<Option<C>, Refused> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => {
            let read = value.to_str().ok().and_then(C::read);
            read.map(Some).ok_or(Refused::Duty)
        }
        (Some(_), Some(_)) => Err(Refused::Duty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn chosen(headers: &[(&HeaderName, &'static str)]) -> Option<String> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        let duties = [
            "social_worker@centro-1",
            "social_worker@centro-2",
            "auditor",
        ];
        let duties = duties.map(|text| text.parse().expect("a duty")).to_vec();
        let code = ActorCode::new("rossi").expect("a code");
        let caller = choose(&code, duties, &map).ok()?;
        let Actor { role, office, .. } = caller.actor;
        Some(Duty { role, office }.to_string())
    }

    #[test]
    fn whoever_has_several_duties_acts_in_one_at_a_time() {
        let first = Some("social_worker@centro-1".to_owned());
        assert_eq!(chosen(&[]), first);
        let second = Some("social_worker@centro-2".to_owned());
        assert_eq!(chosen(&[(&OFFICE, "centro-2")]), second);
        assert_eq!(chosen(&[(&ROLE, "auditor")]), Some("auditor".to_owned()));
    }

    #[test]
    fn nobody_acts_in_a_duty_they_do_not_have() {
        assert_eq!(chosen(&[(&OFFICE, "centro-3")]), None);
        assert_eq!(chosen(&[(&ROLE, "director")]), None);
        assert_eq!(chosen(&[(&ROLE, "auditor"), (&OFFICE, "centro-1")]), None);
        assert_eq!(
            chosen(&[(&OFFICE, "centro-1"), (&OFFICE, "centro-2")]),
            None
        );
        assert_eq!(chosen(&[(&OFFICE, "")]), None);
    }
}
