//! Insieme di regole di un bando: what a regulation says, as data that an officer can read and a test can run.

mod allotment;
mod condition;
mod criterion;
mod fact;
mod formula;
mod order;
mod words;

pub use allotment::{
    Budget, Last, ListRule, Part, Reserve, ReservedPlaces, Short, Spill, Unfilled,
};
pub use condition::{Condition, Test};
pub use criterion::{Alternative, Band, Choice, Criterion, Group, Multiplier, Scale};
pub use fact::{Derived, FactRule, FactType, Meaning};
pub use formula::{Case, Formula, Operation, Rounding, RoundingMode, Unit};
pub use order::{Preference, TieBreaker, Tier};
pub use words::{Code, Name};

use super::number::Number;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Regolamento del bando: requirements, criteria, order and allotment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// What it is called.
    pub title: ShortText,
    /// The act it comes from.
    pub source: ShortText,
    /// Importi e soglie: figures that formulas name, so that each stands once.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<Name, Number>,
    /// What must be known of each applicant.
    pub facts: BTreeMap<Name, FactRule>,
    /// What follows from facts and has a name of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Derived>,
    /// Motivi di esclusione that an officer finds, such as a missing signature.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// Requisiti di ammissione: all must be met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// Cause di esclusione: none may hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// Precedenze assolute, the first one first; who has none comes after all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    /// Gruppi di criteri; a group stands before the groups within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Criteri di punteggio.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// The most points in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Number>,
    /// Punteggio minimo: whoever has less is not eligible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// A parità di punteggio: asked in this order; the last one leaves no two equal.
    pub tie_breakers: Vec<TieBreaker>,
    /// Elenchi distinti, such as sections and centres; none means one list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListRule>,
    /// Riserve di posti; a reserve stands before the reserves within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reserves: Vec<Reserve>,
    /// Whether reserved places are filled before the others or after them.
    #[serde(default)]
    pub reserved_places: ReservedPlaces,
    /// What is paid, where money or hours are given and not places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
}

/// Motivo di esclusione: a reason that is found and not computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its code, which is what is published.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
}

/// Requisito di ammissione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its code: the reason of exclusion of who does not meet it.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// When it is met.
    pub when: Condition,
    /// Ammissione con riserva: when who does not meet it yet is admitted all the same, with reserve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_reserve_when: Option<Condition>,
}

/// Causa di esclusione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Its code: the reason of exclusion.
    pub code: Code,
    /// What it says.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// When it holds.
    pub when: Condition,
}
