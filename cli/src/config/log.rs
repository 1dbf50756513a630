//! What is logged, and how.

use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

use super::SettingsError;
use super::reference::Entry;

/// What is logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// A level, or directives such as `info,sqlx=warn`.
    pub level: String,
    /// For people or for machines.
    pub format: LogFormat,
}

/// For whom the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Pretty,
    /// One JSON object per line.
    Json,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            level: "info,sqlx=warn".to_owned(),
            format: LogFormat::default(),
        }
    }
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "log.level",
        "error, warn, info, debug or trace, also per part of the program: \"info,sqlx=warn\".",
    ),
    Entry::new(
        "log.format",
        "\"pretty\" for people, \"json\" for machines.",
    ),
];

impl Log {
    /// The filter for the subscriber.
    pub fn filter(&self) -> Result<EnvFilter, SettingsError> {
        EnvFilter::try_new(&self.level).map_err(|error| SettingsError::invalid("log.level", &error))
    }

    pub(super) fn validate(&self) -> Result<(), SettingsError> {
        self.filter().map(drop)
    }
}
