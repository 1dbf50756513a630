//! Digests of documents and events, as they are written down.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};

/// Impronta: a SHA-256 as 64 lower case hexadecimal digits. Computed outside the domain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Digest(String);

/// Why a text is not a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// Not 64 characters.
    #[error("a digest has 64 hexadecimal digits")]
    WrongLength,
    /// A character that is not a lower case hexadecimal digit.
    #[error("the digest holds a character that is not a lower case hexadecimal digit")]
    WrongCharacter,
}

impl Coded for DigestError {
    fn code(&self) -> &'static str {
        match self {
            Self::WrongLength => "digest.wrong-length",
            Self::WrongCharacter => "digest.wrong-character",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

impl Digest {
    /// Reads a digest exactly as it is written: upper case is refused, so that equal means equal.
    pub fn parse(text: &str) -> Result<Self, DigestError> {
        if text.len() != 64 {
            return Err(DigestError::WrongLength);
        }
        if !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(DigestError::WrongCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    /// Writes down the 32 bytes that a hash function gave.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
        let pairs = bytes.iter().flat_map(|&b| [digit(b >> 4), digit(b & 15)]);
        Self(pairs.collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;

    fn try_from(text: String) -> Result<Self, DigestError> {
        Self::parse(&text)
    }
}

impl std::str::FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;

    #[test]
    fn bytes_are_written_in_lower_case_with_leading_zeros() {
        let mut bytes = [0_u8; 32];
        bytes[0] = 0x0A;
        bytes[31] = 0xFF;
        let digest = Digest::from_bytes(&bytes);
        assert_eq!(digest.to_string(), format!("0a{}ff", "00".repeat(30)));
        assert_eq!(Digest::parse(digest.as_str()), Ok(digest));
    }

    #[test]
    fn anything_else_is_refused_for_its_own_reason() {
        assert_eq!(Digest::parse(""), Err(DigestError::WrongLength));
        assert_eq!(
            Digest::parse(&"a".repeat(65)),
            Err(DigestError::WrongLength)
        );
        for text in ["A".repeat(64), "g".repeat(64), "à".repeat(32)] {
            assert_eq!(Digest::parse(&text), Err(DigestError::WrongCharacter));
        }
    }

    #[test]
    fn json_passes_through_the_same_check() {
        assert!(serde_json::from_str::<Digest>("\"abc\"").is_err());
    }

    #[test]
    fn every_refusal_has_a_well_formed_code() {
        for error in [DigestError::WrongLength, DigestError::WrongCharacter] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }
}
