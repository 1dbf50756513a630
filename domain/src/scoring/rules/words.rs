//! The two kinds of words of a rule set: names of what is known, and codes of what the regulation lists.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Codice: what criteria, lists, reserves and reasons are called in rows that are published.
pub type Code = crate::shared::text::Code;

/// Nome di un dato: `^[a-z][a-z0-9_]{0,63}$`; never looks like a number, so that a formula can hold both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 64 small letters, digits or underscores and begins with a letter")]
pub struct NameInvalid;

impl Name {
    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, NameInvalid> {
        let mut bytes = text.bytes();
        let begins = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let goes_on = bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if begins && goes_on && text.len() <= 64 {
            Ok(Self(text.to_owned()))
        } else {
            Err(NameInvalid)
        }
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = NameInvalid;

    fn try_from(text: String) -> Result<Self, NameInvalid> {
        Self::parse(&text)
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
