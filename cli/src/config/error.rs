//! What can be wrong with the settings; always names the setting, never shows a secret.

use std::io;
use std::path::PathBuf;

/// Why the settings are refused.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The configuration file cannot be read.
    #[error("cannot read {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The configuration file is not TOML.
    #[error("{} is not valid TOML at line {line}: {reason}", .path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser expected.
        reason: String,
    },
    /// A name that means nothing.
    #[error("unknown setting {name} in {place}{}", suggestion(.nearest.as_deref()))]
    Unknown {
        /// The name as written.
        name: String,
        /// The file, or the environment.
        place: String,
        /// A setting of a similar name.
        nearest: Option<String>,
    },
    /// A value that does not fit its setting.
    #[error("setting {name}: {reason}")]
    Invalid {
        /// The path of the setting.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A key file is missing where the service may not make one.
    #[error(
        "the key file {} is missing: with a database of your own, the service does not invent keys; \
         write 64 random hexadecimal digits there (openssl rand -hex 32)", .0.display()
    )]
    KeyMissing(PathBuf),
    /// A key file holds something else.
    #[error("the key file {} does not hold 64 hexadecimal digits", .0.display())]
    KeyInvalid(PathBuf),
}

impl SettingsError {
    /// The stable name of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "settings.file",
            Self::Syntax { .. } => "settings.syntax",
            Self::Unknown { .. } => "settings.unknown",
            Self::Invalid { .. } => "settings.invalid",
            Self::KeyMissing(_) => "settings.key-missing",
            Self::KeyInvalid(_) => "settings.key-invalid",
        }
    }

    /// A refusal of one value.
    pub(super) fn invalid(name: &str, reason: &(impl ToString + ?Sized)) -> Self {
        Self::Invalid {
            name: name.to_owned(),
            reason: reason.to_string(),
        }
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean {name}?"))
}
