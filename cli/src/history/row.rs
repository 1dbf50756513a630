//! One row of an event log: what happened in which case, when, by whom, with its attributes.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};

/// Riga del registro: one event of an event log, in the form every file format is read into.
///
/// Everything that has a place of its own (`activity`, `at`, …) is not repeated among the
/// attributes. The order of rows is the order of the file, even where the clock ties or goes back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The case, by the name the other system gave it. Never empty.
    pub case_id: String,
    /// Place of the row among the rows of its case, from 0; refused rows keep their place.
    pub index_in_case: u64,
    /// Place of the row in the file, from 0; refused rows keep their place.
    pub index_in_file: u64,
    /// What was done. Never empty.
    pub activity: String,
    /// Step of the activity's life (`complete`, `start`, …), where the log says it.
    pub lifecycle: Option<String>,
    /// When it happened, with the offset of the place where it was written down.
    pub at: DateTime<FixedOffset>,
    /// Who did it.
    pub resource: Option<String>,
    /// The team of the one who did it.
    pub group: Option<String>,
    /// Which occurrence of the activity this is.
    pub instance: Option<String>,
    /// What the log says of the whole case.
    pub case_attributes: Attributes,
    /// What the log says of this event.
    pub event_attributes: Attributes,
}

impl Row {
    /// Writes what the row says of its case otherwise than `said` as attributes of the event, under `case:KEY`:
    /// where a case says everything once, nothing of it is lost.
    pub fn keep_changes_of_case(&mut self, said: &Attributes) {
        for (key, attribute) in &self.case_attributes {
            if said.get(key) != Some(attribute) {
                let key = format!("case:{key}");
                self.event_attributes
                    .entry(key)
                    .or_insert_with(|| attribute.clone());
            }
        }
    }
}

/// Attributes by key, in the order of their keys.
pub type Attributes = BTreeMap<String, Attribute>;

/// Attributo: a typed value, with the attributes that XES allows below an attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// The value.
    pub value: Value,
    /// Attributes of the attribute, in the order of the file; keys may repeat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<(String, Attribute)>,
}

/// Valore: the types of XES 1849.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text without control characters other than tab and line ends.
    String(String),
    /// An instant with its offset.
    Date(DateTime<FixedOffset>),
    /// A whole number of 64 bits.
    Int(i64),
    /// A finite number of double precision.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// An identifier, kept as it is written.
    Id(String),
    /// An ordered list of keyed values.
    List(Vec<(String, Attribute)>),
    /// A bag of keyed values: the children of the attribute.
    Container,
}

/// Tipo: the type of a [`Value`], as a mapping declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// [`Value::String`]
    String,
    /// [`Value::Date`]
    Date,
    /// [`Value::Int`]
    Int,
    /// [`Value::Float`]
    Float,
    /// [`Value::Boolean`]
    Boolean,
    /// [`Value::Id`]
    Id,
}

impl Attribute {
    /// An attribute without children.
    pub const fn plain(value: Value) -> Self {
        Self {
            value,
            children: Vec::new(),
        }
    }

    /// A text attribute without children.
    pub fn text(text: impl Into<String>) -> Self {
        Self::plain(Value::String(text.into()))
    }
}

impl Value {
    /// The value as text; `None` for lists and containers.
    pub fn to_text(&self) -> Option<String> {
        match self {
            Self::String(text) | Self::Id(text) => Some(text.clone()),
            Self::Date(at) => Some(at.to_rfc3339_opts(SecondsFormat::AutoSi, false)),
            Self::Int(number) => Some(number.to_string()),
            // Debug is the shortest text that reads back as the same number, and knows exponents.
            Self::Float(number) => Some(format!("{number:?}")),
            Self::Boolean(yes) => Some(yes.to_string()),
            Self::List(_) | Self::Container => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_that_was_kept_is_the_same_number(
            number in any::<f64>().prop_filter("finite", |number| number.is_finite()),
        ) {
            let text = serde_json::to_string(&Value::Float(number)).expect("JSON");
            let tree: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            let read: Value = serde_json::from_value(tree).expect("a value");
            prop_assert_eq!(read, Value::Float(number));
        }
    }
}
