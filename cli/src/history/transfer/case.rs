//! Consecutive rows of one case, and the command they become.

use super::stored::StoredRow;
use crate::history::ids;
use crate::history::mapping::{Mapping, Milestone};
use crate::history::row::{Attributes, Row};
use chrono::{DateTime, Utc};
use domain::application::{ApplicationStatus, HistoryRow, ImportHistory};
use domain::shared::ids::{ApplicationId, OfficeCode, ReasonCode};
use domain::shared::text::Vocabulary;
use serde_json::Value;
use uuid::Uuid;

/// Where rows go and what they are called there.
pub(super) struct Target<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) source: ReasonCode,
    pub(super) office: OfficeCode,
}

/// Rows of one case, in order.
pub(super) struct Chunk {
    pub(super) case_id: String,
    pub(super) id: Uuid,
    pub(super) rows: Vec<HistoryRow>,
    attributes: Value,
    case: Attributes,
    received_at: Option<DateTime<Utc>>,
}

/// A row that the reader accepted and the domain does not.
pub(super) struct Misfit(pub(super) &'static str);

impl Chunk {
    /// An empty chunk for the case of `row`.
    pub(super) fn begin(row: &Row, target: &Target<'_>) -> Result<Self, serde_json::Error> {
        Ok(Self {
            id: ids::case_uuid(target.source.as_str(), target.office.as_str(), &row.case_id),
            case_id: row.case_id.clone(),
            rows: Vec::new(),
            attributes: serde_json::to_value(&row.case_attributes)?,
            case: row.case_attributes.clone(),
            received_at: target.mapping.received_at(row).map(|at| at.to_utc()),
        })
    }

    /// Adds the next row of the case.
    pub(super) fn push(&mut self, row: &Row, target: &Target<'_>) -> Result<(), Misfit> {
        let sealed = |key: &str| target.mapping.event.personal.contains(key);
        let open = |text: &Option<String>, key: &str| {
            text.as_deref()
                .filter(|_| !sealed(key))
                .map(word)
                .transpose()
        };
        let event = &target.mapping.event;
        let stored = StoredRow::of(row, &self.case);
        self.rows.push(HistoryRow {
            row: row.index_in_file,
            index_in_case: u32::try_from(row.index_in_case)
                .map_err(|_| Misfit("too many rows in one case"))?,
            activity: word(&target.mapping.label(row))?,
            lifecycle: row
                .lifecycle
                .as_deref()
                .and_then(|step| ReasonCode::new(step).ok()),
            resource: open(&row.resource, event.resource())?,
            group: open(&row.group, event.group())?,
            instance: open(&row.instance, event.instance())?,
            at: row.at.to_utc(),
            attributes: serde_json::to_value(stored)
                .map_err(|_| Misfit("an attribute cannot be written"))?,
            milestone: target.mapping.milestone(row).map(status),
        });
        Ok(())
    }

    /// The command, and the identifier that makes sending it twice harmless.
    pub(super) fn command(
        self,
        target: &Target<'_>,
        at: DateTime<Utc>,
    ) -> Result<(Uuid, ImportHistory), Misfit> {
        let places = self
            .rows
            .first()
            .zip(self.rows.last())
            .map(|(first, last)| (first.index_in_case, last.index_in_case));
        let command_id = Uuid::new_v5(&self.id, format!("rows/{places:?}").as_bytes());
        let command = ImportHistory {
            application_id: ApplicationId(self.id),
            source: target.source.clone(),
            case_id: word(&self.case_id)?,
            office: target.office.clone(),
            service: target.mapping.service.as_deref().map(word).transpose()?,
            received_at: self.received_at,
            attributes: self.attributes,
            rows: self.rows,
            at,
        };
        Ok((command_id, command))
    }
}

fn word(text: &str) -> Result<Vocabulary, Misfit> {
    Vocabulary::parse(text)
        .map_err(|_| Misfit("a name is empty, longer than 300 characters or not printable"))
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
