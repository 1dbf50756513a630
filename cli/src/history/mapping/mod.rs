//! The mapping file: how the words of another system's log become the words of a row.
//!
//! The format is described field by field in `docs/mappings/README.md`; a test holds the two
//! together.

mod check;
mod milestone;
mod parts;

use std::{fs, path::Path};

use domain::shared::text::Vocabulary;
use serde::Deserialize;

pub use self::{
    milestone::{Milestone, MilestoneRule},
    parts::{CaseMapping, CsvForm, EventMapping, TimeForm},
};
use super::{
    error::HistoryError,
    row::Row,
    times::{DEFAULT_FORMATS, Times},
};

/// Mappatura: everything that a mapping file declares, checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Name of the other system and log; the namespace of imported identities. Lower case
    /// letters, digits, `.` and `-`.
    pub source: String,
    /// Code of the service under which the cases are filed.
    pub service: Option<String>,
    /// How a CSV file of this log is written.
    #[serde(default)]
    pub csv: CsvForm,
    /// How times are written.
    #[serde(default)]
    pub time: TimeForm,
    /// What is said of a case.
    #[serde(default)]
    pub case: CaseMapping,
    /// What is said of an event.
    #[serde(default)]
    pub event: EventMapping,
    /// Which activities move an imported case to which state, first match wins.
    #[serde(default, rename = "milestone")]
    pub milestones: Vec<MilestoneRule>,
}

impl Mapping {
    /// Reads and checks a mapping file.
    pub fn load(path: &Path) -> Result<Self, HistoryError> {
        let text = fs::read_to_string(path).map_err(|source| HistoryError::File {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text)
    }

    /// Reads and checks the text of a mapping.
    pub fn parse(text: &str) -> Result<Self, HistoryError> {
        let mapping: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map(|before| format!("line {}: ", before.matches('\n').count() + 1));
            HistoryError::MappingSyntax(line.unwrap_or_default() + error.message())
        })?;
        mapping.check().map_err(HistoryError::Mapping)?;
        Ok(mapping)
    }

    /// The mapping of a log that uses the standard XES keys and nothing else: what our own
    /// export needs to be read back.
    pub fn standard(source: &str) -> Result<Self, HistoryError> {
        Self::parse(&format!("source = {source:?}"))
    }

    /// The reader of the declared time forms.
    pub fn times(&self) -> Result<Times, HistoryError> {
        self.time_reader().map_err(HistoryError::Mapping)
    }

    fn time_reader(&self) -> Result<Times, String> {
        let zone = self.time.zone()?;
        let ambiguous = self.time.ambiguous;
        match &self.time.formats {
            Some(formats) => Times::new(formats, zone, ambiguous),
            None => Times::new(DEFAULT_FORMATS, zone, ambiguous),
        }
    }

    /// The state to which `row` moves its case, if it does.
    pub fn milestone(&self, row: &Row) -> Option<Milestone> {
        self.milestones
            .iter()
            .find(|rule| rule.matches(row))
            .map(|rule| rule.is)
    }

    /// When the case of `row` was received, where the log says it.
    pub fn received_at(&self, row: &Row) -> Option<chrono::DateTime<chrono::FixedOffset>> {
        parts::instant(row, self.case.received_at.as_deref()?)
    }

    /// When the case of `row` was closed, where the log says it.
    pub fn closed_at(&self, row: &Row) -> Option<chrono::DateTime<chrono::FixedOffset>> {
        parts::instant(row, self.case.closed_at.as_deref()?)
    }

    /// The readable name of the row's activity: the label where the log has one.
    pub fn label(&self, row: &Row) -> String {
        let label = self
            .event
            .label
            .as_ref()
            .and_then(|key| row.event_attributes.get(key));
        label
            .and_then(|label| label.value.to_text())
            .filter(|label| !label.trim().is_empty())
            .unwrap_or_else(|| row.activity.clone())
    }

    /// What of the row is shown in clear.
    pub fn names(&self, row: &Row) -> Names {
        let event = &self.event;
        let open = |text: &Option<String>, key: &str| {
            let text = text.as_deref().filter(|_| !event.personal.contains(key));
            text.map(shown)
        };
        Names {
            case_id: shown(&row.case_id),
            activity: shown(&self.label(row)),
            resource: open(&row.resource, event.resource()),
            group: open(&row.group, event.group()),
            instance: open(&row.instance, event.instance()),
        }
    }
}

/// Nomi: what of a row people see without a key, as they see it.
pub struct Names {
    /// The case.
    pub case_id: Vocabulary,
    /// What was done.
    pub activity: Vocabulary,
    /// Who did it, where that is not personal.
    pub resource: Option<Vocabulary>,
    /// Their team.
    pub group: Option<Vocabulary>,
    /// Which occurrence of the activity.
    pub instance: Option<Vocabulary>,
}

/// The text as far as it can be shown; the whole of it is kept under seal.
fn shown(text: &str) -> Vocabulary {
    let shortened = || {
        let printable = |c: char| {
            if c.is_control() || is_override(c) {
                ' '
            } else {
                c
            }
        };
        let short: String = text
            .trim()
            .chars()
            .map(printable)
            .take(Vocabulary::MAX - 1)
            .collect();
        Vocabulary::parse(&format!("{}…", short.trim()))
    };
    Vocabulary::parse(text)
        .or_else(|_| shortened())
        .expect("a short text that ends with a visible character can be shown")
}

/// Characters that turn the direction of what follows.
const fn is_override(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_cannot_be_shown_is_shown_as_far_as_it_can() {
        assert_eq!(shown(" a ").as_str(), "a");
        assert_eq!(shown("a\u{1}\u{202e}b").as_str(), "a  b…");
        assert_eq!(shown("\u{7f}").as_str(), "…");
        assert_eq!(shown(&"x".repeat(301)).as_str().chars().count(), 300);
    }
}
