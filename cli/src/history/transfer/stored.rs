//! What an imported event keeps of its row under seal: everything, so that it can be given back as it came.

use crate::history::row::{Attributes, Row};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

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
}

impl StoredRow {
    pub(super) fn of(row: &Row, case: &Attributes) -> Self {
        Self {
            activity: row.activity.clone(),
            lifecycle: row.lifecycle.clone(),
            at: row.at,
            resource: row.resource.clone(),
            group: row.group.clone(),
            instance: row.instance.clone(),
            attributes: row.event_attributes.clone(),
            case: (row.case_attributes != *case).then(|| row.case_attributes.clone()),
        }
    }

    pub(super) fn into_row(self, case_id: &str, places: (u64, u64), case: &Attributes) -> Row {
        Row {
            case_id: case_id.to_owned(),
            index_in_case: places.0,
            index_in_file: places.1,
            activity: self.activity,
            lifecycle: self.lifecycle,
            at: self.at,
            resource: self.resource,
            group: self.group,
            instance: self.instance,
            case_attributes: self.case.unwrap_or_else(|| case.clone()),
            event_attributes: self.attributes,
        }
    }
}
