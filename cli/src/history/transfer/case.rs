//! Consecutive rows of one case, and the command they become.

use super::stored::StoredRow;
use crate::history::mapping::{Mapping, Milestone};
use crate::history::row::{Attributes, Row};
use chrono::{DateTime, Utc};
use domain::application::{ApplicationStatus, HistoryRow, ImportHistory};
use domain::shared::ids::{ApplicationId, OfficeCode, ReasonCode};
use domain::shared::text::Vocabulary;
use serde_json::Value as Json;
use std::hash::{DefaultHasher, Hash, Hasher};
use uuid::Uuid;

/// What a row takes beside what is sealed of it, in bytes, about.
const ROW: usize = 500;

/// Where rows go and what they are called there.
pub(super) struct Target<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) source: ReasonCode,
    pub(super) service: Option<Vocabulary>,
    pub(super) office: OfficeCode,
}

/// Rows of one case, in order.
pub(super) struct Chunk {
    pub(super) id: Uuid,
    /// Each with what is sealed of it, as JSON text: parsed it takes many times the room.
    pub(super) rows: Vec<(HistoryRow, String)>,
    /// About how many bytes the rows take.
    pub(super) weight: usize,
    case_id: Vocabulary,
    case: Attributes,
    /// Whether rows that say the same of their case need not say it.
    is_as_first: bool,
    received_at: DateTime<Utc>,
}

impl Chunk {
    /// An empty chunk for the case of `row`; `first` is the mark of what the first row of the case said of it,
    /// where that was in another chunk.
    pub(super) fn begin(id: Uuid, row: &Row, first: Option<u64>, target: &Target<'_>) -> Self {
        let mut chunk = Self {
            id,
            rows: Vec::new(),
            weight: 0,
            case_id: target.mapping.names(row).case_id,
            case: row.case_attributes.clone(),
            is_as_first: true,
            received_at: target.mapping.received_at(row).unwrap_or(row.at).to_utc(),
        };
        chunk.is_as_first = first.is_none_or(|first| first == chunk.mark());
        chunk
    }

    /// A number that tells apart what the rows of one case say of it.
    pub(super) fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        serde_json::to_string(&self.case)
            .expect("attributes have texts for keys")
            .hash(&mut hasher);
        hasher.finish()
    }

    /// Adds the next row of the case.
    pub(super) fn push(&mut self, row: Row, target: &Target<'_>) {
        let names = target.mapping.names(&row);
        let milestone = target.mapping.milestone(&row).map(status);
        let index = u32::try_from(row.index_in_case);
        let (number, at) = (row.index_in_file, row.at.to_utc());
        let lifecycle = row.lifecycle.as_deref();
        let lifecycle = lifecycle.and_then(|step| ReasonCode::new(step).ok());
        let first = Some(&self.case).filter(|_| self.is_as_first);
        let stored = StoredRow::of(row, first, self.case_id.as_str());
        let stored = serde_json::to_string(&stored).expect("attributes have texts for keys");
        self.weight += ROW + stored.len();
        let row = HistoryRow {
            row: number,
            index_in_case: index.expect("a file of so many rows takes months to read"),
            activity: names.activity,
            lifecycle,
            resource: names.resource,
            group: names.group,
            instance: names.instance,
            at,
            attributes: Json::Null,
            milestone,
        };
        self.rows.push((row, stored));
    }

    /// The command, and the identifier that makes sending it twice harmless.
    pub(super) fn command(self, target: &Target<'_>, at: DateTime<Utc>) -> (Uuid, ImportHistory) {
        let rows: Vec<HistoryRow> = self.rows.into_iter().map(whole).collect();
        let command_id = Uuid::new_v5(&self.id, places(&rows).as_bytes());
        let command = ImportHistory {
            application_id: ApplicationId(self.id),
            source: target.source.clone(),
            case_id: self.case_id,
            office: target.office.clone(),
            service: target.service.clone(),
            received_at: Some(self.received_at),
            attributes: serde_json::to_value(&self.case).expect("attributes have texts for keys"),
            rows,
            at,
        };
        (command_id, command)
    }
}

fn whole((mut row, stored): (HistoryRow, String)) -> HistoryRow {
    row.attributes = serde_json::from_str(&stored).expect("it was written here");
    row
}

/// Which places in the case the rows take, as runs.
fn places(rows: &[HistoryRow]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for place in rows.iter().map(|row| row.index_in_case) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    format!("rows/{runs:?}")
}

/// The state of ours that a milestone stands for; a case that merely ended is archived.
fn status(milestone: Milestone) -> ApplicationStatus {
    match milestone {
        Milestone::Submitted => ApplicationStatus::Submitted,
        Milestone::Assigned | Milestone::IntegrationSupplied => ApplicationStatus::UnderReview,
        Milestone::IntegrationRequested => ApplicationStatus::AwaitingIntegration,
        Milestone::Proposed => ApplicationStatus::Proposed,
        Milestone::Granted => ApplicationStatus::Granted,
        Milestone::Rejected => ApplicationStatus::Rejected,
        Milestone::Withdrawn => ApplicationStatus::Withdrawn,
        Milestone::Closed => ApplicationStatus::Archived,
    }
}
