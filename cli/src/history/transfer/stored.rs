//! What an imported event keeps of its row under seal: everything, so that it can be given back as it came.

use crate::history::row::{Attribute, Attributes, Row, Value};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// The sealed part of an imported event. Written down forever.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredRow {
    activity: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lifecycle: Option<String>,
    at: DateTime<FixedOffset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    attributes: Attributes,
    /// What this row says of its case, where that is not what the first row said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<Attributes>,
    /// The number of the case, where it is not written as it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case_id: Option<String>,
}

impl StoredRow {
    /// Takes a row apart; `first` is what the first row said of the case, `shown` how its number is shown.
    pub(super) fn of(row: Row, first: Option<&Attributes>, shown: &str) -> Self {
        Self {
            activity: row.activity,
            lifecycle: row.lifecycle,
            at: row.at,
            resource: row.resource,
            group: row.group,
            instance: row.instance,
            attributes: row.event_attributes,
            case: Some(row.case_attributes).filter(|case| Some(case) != first),
            case_id: Some(row.case_id).filter(|id| id != shown),
        }
    }

    /// The row again; `first` is what the first row said of the case.
    pub(super) fn into_row(self, shown: &str, places: (u64, u64), first: &Attributes) -> Row {
        Row {
            case_id: self.case_id.unwrap_or_else(|| shown.to_owned()),
            index_in_case: places.0,
            index_in_file: places.1,
            activity: self.activity,
            lifecycle: self.lifecycle,
            at: self.at,
            resource: self.resource,
            group: self.group,
            instance: self.instance,
            case_attributes: self.case.unwrap_or_else(|| first.clone()),
            event_attributes: self.attributes,
        }
    }
}

/// Attributes as they were kept; whoever brought a case in another way may have kept any JSON object.
pub(super) fn attributes(kept: &Json) -> Attributes {
    Attributes::deserialize(kept).unwrap_or_else(|_| {
        let fields = kept.as_object().into_iter().flatten();
        fields
            .map(|(key, value)| (key.clone(), Attribute::plain(plain(value))))
            .collect()
    })
}

fn plain(value: &Json) -> Value {
    match value {
        Json::String(text) => Value::String(text.clone()),
        Json::Bool(yes) => Value::Boolean(*yes),
        Json::Number(number) => number
            .as_i64()
            .map(Value::Int)
            .or_else(|| number.as_f64().map(Value::Float))
            .unwrap_or_else(|| Value::String(number.to_string())),
        Json::Null | Json::Array(_) | Json::Object(_) => Value::String(value.to_string()),
    }
}
