//! Who the claims of a good token name.

use super::caller::{Allowed, Caller, choose};
use super::provider::{Kind, Provider};
use super::verify::{Claims, Refused};
use chrono::{DateTime, Utc};
use domain::access::policy::{self, Reach};
use domain::access::{Actor, Duty, Role};
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
use domain::shared::tax_code::TaxCode;
use http::HeaderMap;
use projections::{Viewer, people};
use serde_json::Value;
use store::Store;

/// How a tax code is written as a claim of SPID and CIE.
const ITALIAN: &str = "TINIT-";
/// The scope of a program that asks.
const READ: &str = "policentrica.read";
/// The scope of a program that commands.
const WRITE: &str = "policentrica.write";

/// Somebody a provider vouches for.
pub(crate) enum Somebody {
    /// A resident.
    Resident(PersonId),
    /// Somebody, or a program, with duties.
    Appointed {
        /// Their code.
        code: ActorCode,
        /// Their duties; at least one.
        duties: Vec<Duty>,
        /// What the way they came allows.
        allowed: Allowed,
    },
}

/// Who it is.
pub(crate) async fn somebody(
    provider: &Provider,
    claims: &Claims,
    store: &Store,
) -> Result<Somebody, Refused> {
    let settings = &provider.settings;
    let level = text(claims, "acr");
    let is_enough = |level: &str| settings.levels.iter().any(|enough| enough == level);
    if !settings.levels.is_empty() && !level.is_some_and(is_enough) {
        return Err(Refused::Level);
    }
    let subject = text(claims, &settings.subject_claim).ok_or(Refused::Nobody)?;
    match settings.kind {
        Kind::Residents => {
            let code = subject.strip_prefix(ITALIAN).ok_or(Refused::Nobody)?;
            let code = TaxCode::parse(code).map_err(|_| Refused::Nobody)?;
            let person = people::resident(&Viewer::system(), store, &code).await?;
            person.map(Somebody::Resident).ok_or(Refused::Nobody)
        }
        Kind::Staff => {
            // Codes with a colon are those of programs, and the service has names of its own.
            let is_reserved = subject.contains(':') || matches!(subject, "system" | "command-line");
            let code = ActorCode::new(subject).map_err(|_| Refused::Nobody)?;
            if is_reserved {
                return Err(Refused::Nobody);
            }
            appointed(provider, claims, code, Allowed::Everything)
        }
        Kind::Systems => {
            let code = ActorCode::new(format!("client:{subject}"));
            let scopes = words(claims, "scope");
            let has = |wanted: &str| scopes.contains(&wanted);
            let allowed = Allowed::Scopes {
                read: has(READ),
                write: has(WRITE),
            };
            appointed(
                provider,
                claims,
                code.map_err(|_| Refused::Nobody)?,
                allowed,
            )
        }
    }
}

impl Somebody {
    /// Who asks, in the duty they choose.
    pub(crate) fn caller(
        self,
        headers: &HeaderMap,
        proved_at: Option<DateTime<Utc>>,
    ) -> Result<Caller, Refused> {
        match self {
            Self::Resident(person) => Ok(Caller::new(resident(person), Vec::new())),
            Self::Appointed {
                code,
                duties,
                allowed,
            } => Ok(choose(&code, duties, headers)?.within(allowed)),
        }
        .map(|caller| caller.proved(proved_at))
    }
}

/// A resident as the author of commands and questions: known by the identifier of their file, not by their tax code.
pub(crate) fn resident(person: PersonId) -> Actor {
    Actor {
        code: ActorCode::new(person.0.to_string()).expect("an identifier is a code"),
        role: Role::Citizen,
        office: None,
        person: Some(person),
    }
}

/// When they proved who they are.
pub(crate) fn proved_at(claims: &Claims) -> Option<DateTime<Utc>> {
    let at = claims.get("auth_time")?.as_i64()?;
    DateTime::from_timestamp(at, 0)
}

fn appointed(
    provider: &Provider,
    claims: &Claims,
    code: ActorCode,
    allowed: Allowed,
) -> Result<Somebody, Refused> {
    let offices: Vec<OfficeCode> = words(claims, &provider.settings.offices_claim)
        .into_iter()
        .filter_map(|code| OfficeCode::new(code).ok())
        .collect();
    let mut duties = Vec::new();
    // The same claim may hold the roles of other applications.
    let named = words(claims, &provider.settings.duties_claim);
    for duty in named
        .into_iter()
        .filter_map(|text| text.parse::<Duty>().ok())
    {
        if duty.office.is_none() && policy::sight(duty.role) == Reach::Office {
            let role = duty.role;
            let held = |office: &OfficeCode| Duty {
                role,
                office: Some(office.clone()),
            };
            duties.extend(offices.iter().map(held));
        } else {
            duties.push(duty);
        }
    }
    if duties.is_empty() {
        return Err(Refused::Nobody);
    }
    Ok(Somebody::Appointed {
        code,
        duties,
        allowed,
    })
}

fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str()
}

/// A claim with several words: a list, or one text with spaces.
fn words<'a>(claims: &'a Claims, name: &str) -> Vec<&'a str> {
    match claims.get(name) {
        Some(Value::String(text)) => text.split_ascii_whitespace().collect(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(_) | None => Vec::new(),
    }
}
