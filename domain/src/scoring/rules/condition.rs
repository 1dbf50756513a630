//! Conditions: small trees that hold, do not hold, or cannot be told because something is unknown.

use super::{Code, Formula, Name, Part};
use chrono::NaiveDate;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Condizione: the name of a yes-or-no fact, or a test.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Whether this is so.
    Name(Name),
    /// A test.
    Test(Box<Test>),
}

/// Prova.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Condition),
    /// Something is known.
    Known(Name),
    /// Both are the same.
    Equal([Formula; 2]),
    /// The first is less than the second.
    Below([Formula; 2]),
    /// The first is not more than the second.
    AtMost([Formula; 2]),
    /// The first is more than the second.
    Above([Formula; 2]),
    /// The first is not less than the second.
    AtLeast([Formula; 2]),
    /// A code is one of these.
    OneOf {
        /// The code.
        fact: Name,
        /// These.
        codes: Vec<Code>,
    },
    /// A day is the reference day or lies before it by no more than this.
    Within {
        /// The day.
        day: Name,
        /// Years.
        #[serde(default)]
        years: u32,
        /// And months.
        #[serde(default)]
        months: u32,
        /// And days.
        #[serde(default)]
        days: u32,
    },
    /// A day lies on another or before it.
    OnOrBefore {
        /// The day.
        day: Name,
        /// The other.
        on: NaiveDate,
    },
    /// A day lies on another or after it.
    OnOrAfter {
        /// The day.
        day: Name,
        /// The other.
        on: NaiveDate,
    },
    /// It holds for one member at least.
    Some {
        /// The members.
        of: Name,
        /// What holds; absent means that there is one.
        #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
        filter: Option<Condition>,
    },
    /// There are members, and it holds for every one.
    Every {
        /// The members.
        of: Name,
        /// What holds.
        #[serde(rename = "where")]
        filter: Condition,
    },
    /// The list that is being made is the one a code names.
    ListIs {
        /// The code.
        fact: Name,
        /// Whether it names the list, its centre or its section.
        part: Part,
    },
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(name) => name.serialize(serializer),
            Self::Test(test) => test.serialize(serializer),
        }
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a fact, or a test such as { all = [...] }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Condition, E> {
        Name::parse(text).map(Condition::Name).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
        Test::deserialize(MapAccessDeserializer::new(map))
            .map(|test| Condition::Test(Box::new(test)))
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}
