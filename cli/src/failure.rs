//! Why a verb did not do what it was asked: one code, one line.

use std::error::Error;

use crate::cluster::ClusterError;
use crate::config::SettingsError;

/// A refusal or failure; the process ends with status 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: String,
    message: String,
}

impl Failure {
    /// A failure of a stable code; the message is the error with all its causes, in one line.
    pub fn new(code: &str, error: &dyn Error) -> Self {
        let mut message = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            let text = error.to_string();
            // Some libraries repeat their cause in their own words.
            if !message.contains(&text) {
                message = format!("{message}: {text}");
            }
            cause = error.source();
        }
        Self::told(code, &message)
    }

    /// A failure in words of its own.
    pub fn told(code: &str, message: &str) -> Self {
        let words: Vec<&str> = message.split_whitespace().collect();
        Self {
            code: code.to_owned(),
            message: words.join(" "),
        }
    }

    /// The stable name.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The line.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl From<ClusterError> for Failure {
    fn from(error: ClusterError) -> Self {
        Self::new(error.code(), &error)
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self::new(error.code(), &error)
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        Self::new(error.code(), &error)
    }
}

impl From<store::MigrateError> for Failure {
    fn from(error: store::MigrateError) -> Self {
        Self::new("store.migration", &error)
    }
}

impl From<projections::ProjectionError> for Failure {
    fn from(error: projections::ProjectionError) -> Self {
        Self::new(error.code(), &error)
    }
}

impl From<projections::SkipError> for Failure {
    fn from(error: projections::SkipError) -> Self {
        Self::new("view.not-skipped", &error)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::new("failed", error.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the door\nis {state}")]
    struct Door {
        state: &'static str,
        source: std::io::Error,
    }

    #[test]
    fn a_failure_is_one_line_with_every_cause_once() {
        let door = Door {
            state: "shut",
            source: std::io::Error::other("no key"),
        };
        assert_eq!(
            Failure::new("door", &door).message(),
            "the door is shut: no key"
        );
    }
}
