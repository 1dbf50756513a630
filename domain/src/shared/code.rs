//! Codes: the short names in lower case that configuration and events point with.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};

/// Codice: `^[a-z0-9][a-z0-9_.-]{0,63}$`. Compared byte by byte; nothing is trimmed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Code(String);

/// The most characters of a [`Code`].
pub const MAX_CODE: usize = 64;

/// Why a code cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// No characters at all.
    #[error("the code is empty")]
    Empty,
    /// More than 64 characters.
    #[error("the code is longer than {MAX_CODE} characters")]
    TooLong,
    /// A character outside `a-z 0-9 _ . -`, or a first one that is not a letter or digit.
    #[error("the code holds a character that codes do not have")]
    Malformed,
}

impl Coded for CodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "code.empty",
            Self::TooLong => "code.too-long",
            Self::Malformed => "code.malformed",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

impl Code {
    /// Checks a code.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let Some(first) = text.bytes().next() else {
            return Err(CodeError::Empty);
        };
        if text.len() > MAX_CODE {
            return Err(CodeError::TooLong);
        }
        let letter_or_digit = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let allowed = |b: u8| letter_or_digit(b) || matches!(b, b'_' | b'.' | b'-');
        if !letter_or_digit(first) || !text.bytes().all(allowed) {
            return Err(CodeError::Malformed);
        }
        Ok(Self(text.to_owned()))
    }

    /// The code itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl std::str::FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;

    #[test]
    fn ordinary_codes_are_accepted() {
        for code in ["a", "0", "home-care", "ps.psa_2", &"a".repeat(64)] {
            assert_eq!(Code::parse(code).unwrap().as_str(), code);
        }
    }

    #[test]
    fn anything_else_is_refused_for_its_own_reason() {
        assert_eq!(Code::parse(""), Err(CodeError::Empty));
        assert_eq!(Code::parse(&"a".repeat(65)), Err(CodeError::TooLong));
        for code in ["A", "-a", ".a", "_a", "a b", " a", "a\n", "à", "a/b"] {
            assert_eq!(Code::parse(code), Err(CodeError::Malformed), "{code:?}");
        }
    }

    #[test]
    fn json_passes_through_the_same_check() {
        assert!(serde_json::from_str::<Code>("\"Home\"").is_err());
        let code: Code = serde_json::from_str("\"home\"").unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"home\"");
    }

    #[test]
    fn every_refusal_has_a_well_formed_code() {
        for error in [CodeError::Empty, CodeError::TooLong, CodeError::Malformed] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }
}
