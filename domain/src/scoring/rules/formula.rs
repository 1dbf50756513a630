//! Formulas: small trees over numbers; a text is a name, or a number where it begins with a digit.

use super::{Code, Condition, Name};
use crate::scoring::number::{Digits, Number};
use crate::scoring::rules::Band;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Formula: a number, a name, or an operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number as it stands.
    Number(Number),
    /// A fact, a derived fact or a parameter.
    Name(Name),
    /// An operation.
    Operation(Box<Operation>),
}

/// Operazione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// How many members there are for whom something holds.
    Count {
        /// The members.
        of: Name,
        /// For whom; absent means all.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Condition>,
    },
    /// The sum of a number over members.
    Sum {
        /// The members.
        of: Name,
        /// The number of each.
        value: Formula,
        /// Over whom; absent means all.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Condition>,
    },
    /// Units that were complete on the reference day since a day, such as years of age.
    Elapsed {
        /// The day.
        since: Name,
        /// The unit.
        unit: Unit,
    },
    /// The sum.
    Add(Vec<Formula>),
    /// The first less the second.
    Subtract(Box<[Formula; 2]>),
    /// The product.
    Multiply(Vec<Formula>),
    /// A quotient.
    Divide {
        /// What is divided.
        value: Formula,
        /// By what.
        by: Formula,
        /// What it is where that is nothing: the regulation has to say.
        if_zero: Number,
    },
    /// The least of several.
    Least(Vec<Formula>),
    /// The greatest of several.
    Greatest(Vec<Formula>),
    /// The straight line through two points.
    Linear {
        /// Of what.
        of: Formula,
        /// The first point: where, and what is given there.
        from: [Formula; 2],
        /// The second point.
        to: [Formula; 2],
    },
    /// The value of a band.
    Bands {
        /// Of what.
        of: Formula,
        /// The bands, upwards.
        steps: Vec<Band>,
        /// What is given outside all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<Number>,
    },
    /// The value of a code.
    Table {
        /// Of which code.
        of: Name,
        /// What each gives.
        codes: BTreeMap<Code, Number>,
        /// What the others give.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        otherwise: Option<Number>,
    },
    /// The first case that holds.
    Choose {
        /// The cases.
        cases: Vec<Case>,
        /// What it is where none holds.
        otherwise: Formula,
    },
    /// A rounded value.
    Round {
        /// What is rounded.
        value: Formula,
        /// How.
        rounding: Rounding,
    },
    /// The points of a criterion before caps, or of a group after them where applicants are ordered.
    Points(Code),
}

/// One case of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// When it holds.
    pub when: Condition,
    /// What it gives.
    pub give: Formula,
}

/// Unità di tempo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Giorni.
    Days,
    /// Mesi compiuti.
    Months,
    /// Anni compiuti.
    Years,
}

/// Arrotondamento: stated wherever something is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// Digits after the point.
    pub decimals: u32,
    /// Which way.
    pub mode: RoundingMode,
}

/// Which way something is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Per difetto: towards nothing.
    Down,
    /// Per eccesso: away from nothing.
    Up,
    /// All'unità più vicina: a half goes up.
    HalfUp,
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Name(name) => name.serialize(serializer),
            Self::Operation(operation) => operation.serialize(serializer),
        }
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Formula;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a name, or an operation such as { add = [...] }")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Formula, E> {
        Digits.visit_i64(value).map(Formula::Number)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Formula, E> {
        Digits.visit_u64(value).map(Formula::Number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Formula, E> {
        if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return Digits.visit_str(text).map(Formula::Number);
        }
        Name::parse(text).map(Formula::Name).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Formula, A::Error> {
        Operation::deserialize(MapAccessDeserializer::new(map))
            .map(|operation| Formula::Operation(Box::new(operation)))
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}
