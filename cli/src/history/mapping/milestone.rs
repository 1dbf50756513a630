//! Which activities of another system move an imported case to which state of ours.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::history::row::Row;

/// Tappa: the states that an imported case may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// Presentata.
    Submitted,
    /// Assegnata.
    Assigned,
    /// Integrazione richiesta.
    IntegrationRequested,
    /// Integrazione fornita.
    IntegrationSupplied,
    /// Proposta di provvedimento.
    Proposed,
    /// Accolta.
    Granted,
    /// Respinta.
    Rejected,
    /// Ritirata.
    Withdrawn,
    /// Chiusa, without saying how it ended.
    Closed,
}

/// `[[milestone]]`: when an event is one of these activities, its case is …
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneRule {
    /// The state.
    pub is: Milestone,
    /// The activities, written exactly as in the log.
    pub activities: Vec<String>,
    /// Life cycle steps that count, without regard to case; rows without a step always count.
    #[serde(default = "complete")]
    pub lifecycle: Vec<String>,
    /// Event attributes that must have this text.
    #[serde(default)]
    pub event: BTreeMap<String, String>,
    /// Case attributes that must have this text.
    #[serde(default)]
    pub case: BTreeMap<String, String>,
}

impl MilestoneRule {
    /// Whether `row` is such an event.
    pub fn matches(&self, row: &Row) -> bool {
        let step = row.lifecycle.as_deref();
        self.activities.contains(&row.activity)
            && step.is_none_or(|s| self.lifecycle.iter().any(|l| l.eq_ignore_ascii_case(s)))
            && holds(&self.event, &row.event_attributes)
            && holds(&self.case, &row.case_attributes)
    }

    /// Whether nothing but the activity and its step decides.
    pub(super) fn is_unconditional(&self) -> bool {
        self.event.is_empty() && self.case.is_empty()
    }
}

fn complete() -> Vec<String> {
    vec!["complete".to_owned()]
}

fn holds(wanted: &BTreeMap<String, String>, attributes: &crate::history::row::Attributes) -> bool {
    wanted.iter().all(|(key, text)| {
        attributes
            .get(key)
            .and_then(|found| found.value.to_text())
            .as_ref()
            == Some(text)
    })
}
