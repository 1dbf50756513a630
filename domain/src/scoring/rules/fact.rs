//! What must be known of an applicant, with its type and its bounds.

use super::{Code, Condition, Formula, Name, Rounding};
use crate::scoring::number::Number;
use crate::shared::text::ShortText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Dato: something that is declared or checked, true on the reference day of the call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRule {
    /// What it is called on screens and papers.
    pub label: ShortText,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FactType,
    /// Where the form of the service holds it: a JSON pointer; absent where only an officer finds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<ShortText>,
    /// Whether it may be unknown; what is asked of it is then not shown, and gives nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether no two applicants have the same, so that it can be the last tie-breaker.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    /// Digits after the point, for a decimal; two unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// The least value, for numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The greatest value, for numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// The codes there are, for a code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// What is known of each member, for members.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub each: BTreeMap<Name, FactRule>,
}

/// Tipo di dato.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// Sì o no.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with decimals, such as an amount.
    Decimal,
    /// A day.
    Day,
    /// One of the codes that are listed.
    Code,
    /// Componenti: people or things, each with facts of its own.
    Members,
}

/// Dato derivato: what follows from facts, under a name that conditions, formulas and later ones use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Its name.
    pub name: Name,
    /// What it is called on screens and papers.
    pub label: ShortText,
    /// Where the regulation says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// What it is.
    pub means: Meaning,
}

/// What a derived fact is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Meaning {
    /// Whether something holds.
    Condition(Condition),
    /// A number.
    Number {
        /// How it is computed.
        value: Formula,
        /// How it is rounded; absent means not at all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rounding: Option<Rounding>,
    },
}
