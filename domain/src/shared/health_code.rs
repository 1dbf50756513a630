//! STP and ENI codes: who is entitled to health care without a tax code.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};

/// Codice STP o ENI: three letters, then region (3), health authority (3) and number (7).
///
/// Not a tax code, and it expires: keep it as a separate identifier with its own end date.
/// `Debug` hides the digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct HealthCode(String);

/// Which kind of health code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HealthCodeKind {
    /// Straniero temporaneamente presente: a foreigner without a permit to stay.
    Stp,
    /// Europeo non iscritto: a citizen of the Union without cover.
    Eni,
}

/// Why a text is not a health code. Never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HealthCodeError {
    /// Nothing was given.
    #[error("the health code is empty")]
    Empty,
    /// Not `STP` or `ENI` and 13 digits.
    #[error("a health code is STP or ENI followed by 13 digits")]
    Malformed,
}

impl Coded for HealthCodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "health-code.empty",
            Self::Malformed => "health-code.malformed",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

impl HealthCode {
    /// Reads a code in any case, with outer spaces.
    pub fn parse(text: &str) -> Result<Self, HealthCodeError> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(HealthCodeError::Empty);
        }
        let bytes: Option<&[u8; 16]> = code.as_bytes().try_into().ok();
        if !bytes.is_some_and(looks_like) {
            return Err(HealthCodeError::Malformed);
        }
        Ok(Self(code))
    }

    /// Which kind it is.
    pub fn kind(&self) -> HealthCodeKind {
        if self.0.starts_with("STP") {
            HealthCodeKind::Stp
        } else {
            HealthCodeKind::Eni
        }
    }

    /// The code itself, in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether 16 upper case characters have the form of a health code.
pub(super) fn looks_like(code: &[u8; 16]) -> bool {
    let (letters, digits) = code.split_at(3);
    matches!(letters, b"STP" | b"ENI") && digits.iter().all(u8::is_ascii_digit)
}

impl fmt::Debug for HealthCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HealthCode(…)")
    }
}

impl TryFrom<String> for HealthCode {
    type Error = HealthCodeError;

    fn try_from(text: String) -> Result<Self, HealthCodeError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::error::assert_well_formed_code;

    #[test]
    fn both_kinds_are_told_apart() {
        let kind = |text| HealthCode::parse(text).map(|code| code.kind());
        assert_eq!(kind("STP1901234567890"), Ok(HealthCodeKind::Stp));
        assert_eq!(kind(" eni1901234567890 "), Ok(HealthCodeKind::Eni));
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(HealthCode::parse(" "), Err(HealthCodeError::Empty));
        for text in [
            "STP190123456789",
            "STP190123456789A",
            "ABC1901234567890",
            "RSSMRA85T10A562S",
        ] {
            assert_eq!(HealthCode::parse(text), Err(HealthCodeError::Malformed));
        }
    }

    #[test]
    fn a_printed_code_shows_nothing() {
        let code = HealthCode::parse("STP1901234567890").unwrap();
        assert_eq!(format!("{code:?}"), "HealthCode(…)");
    }

    #[test]
    fn every_refusal_has_a_well_formed_code() {
        for error in [HealthCodeError::Empty, HealthCodeError::Malformed] {
            assert_well_formed_code(error.code());
            assert_eq!(error.kind(), Kind::Invalid);
        }
    }
}
