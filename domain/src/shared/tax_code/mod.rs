//! Codice fiscale: its shape, its check character and what it hints about a birth.

mod checksum;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};

/// Codice fiscale: 16 characters for a person, or 11 digits for a provisional one or a body.
///
/// Kept in upper case, without outer spaces. Two codes are the same person only if they are
/// equal: variants of one code (omocodia) were given to different people. It never proves a
/// birth date: 21 may be 1921 or 2021. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct TaxCode(String);

/// What the characters of a personal code say of a birth. A hint, never an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BirthHint {
    /// The last two digits of the year; the century is not in the code.
    pub year_of_century: u8,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
    /// The sex recorded at birth.
    pub sex: Sex,
    /// The cadastral code of the municipality, or `Z` and a number for a country. It may not exist.
    pub place: String,
}

/// Sesso: as the tax code records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Maschio.
    Male,
    /// Femmina.
    Female,
}

/// Why a text is not a tax code. Never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TaxCodeError {
    /// Nothing was given.
    #[error("the tax code is empty")]
    Empty,
    /// Neither 16 nor 11 characters.
    #[error("a tax code has 16 characters, or 11 digits")]
    WrongLength,
    /// A letter where a digit belongs, the other way round, or another character.
    #[error("the tax code holds a character that cannot stand there")]
    WrongCharacter,
    /// An STP or ENI code, which identifies for health care only.
    #[error("this is a health code (STP or ENI), not a tax code")]
    IsHealthCode,
    /// The birth part is not a date, such as day 32.
    #[error("the tax code holds an impossible birth date")]
    ImpossibleBirthDate,
    /// The last character does not follow from the others: usually a typing mistake.
    #[error("the check character of the tax code is wrong")]
    WrongCheckCharacter,
}

impl Coded for TaxCodeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "tax-code.empty",
            Self::WrongLength => "tax-code.wrong-length",
            Self::WrongCharacter => "tax-code.wrong-character",
            Self::IsHealthCode => "tax-code.is-health-code",
            Self::ImpossibleBirthDate => "tax-code.impossible-birth-date",
            Self::WrongCheckCharacter => "tax-code.wrong-check-character",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

/// Letters of the months from January to December.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// Letters that stand for the digits 0 to 9 when two people would share a code (omocodia).
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";

/// Where a personal code holds digits, counted from zero.
const DIGIT_POSITIONS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

/// Women have this added to the day of birth.
const FEMALE_DAYS: u8 = 40;

impl TaxCode {
    /// Reads a code in any case, with outer spaces. Whether the birthplace exists is not checked.
    pub fn parse(text: &str) -> Result<Self, TaxCodeError> {
        let code = text.trim().to_ascii_uppercase();
        match (code.len(), code.as_bytes()) {
            (0, _) => Err(TaxCodeError::Empty),
            (16, bytes) => check_personal(bytes).map(|()| Self(code)),
            (11, bytes) => check_numeric(bytes).map(|()| Self(code)),
            _ => Err(TaxCodeError::WrongLength),
        }
    }

    /// The code itself, in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the 16 character code of a person.
    pub fn is_personal(&self) -> bool {
        self.0.len() == 16
    }

    /// Omocodia: whether letters replace digits because another person has the plain code.
    pub fn is_omocode(&self) -> bool {
        let bytes = self.0.as_bytes();
        self.is_personal()
            && DIGIT_POSITIONS
                .iter()
                .any(|&at| !bytes[at].is_ascii_digit())
    }

    /// What the code says of a birth; `None` for codes of 11 digits.
    pub fn birth_hint(&self) -> Option<BirthHint> {
        let bytes: &[u8; 16] = self.0.as_bytes().try_into().ok()?;
        birth_of(&plain(bytes)?)
    }
}

impl fmt::Debug for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TaxCode(…)")
    }
}

impl TryFrom<String> for TaxCode {
    type Error = TaxCodeError;

    fn try_from(text: String) -> Result<Self, TaxCodeError> {
        Self::parse(&text)
    }
}

impl std::str::FromStr for TaxCode {
    type Err = TaxCodeError;

    fn from_str(text: &str) -> Result<Self, TaxCodeError> {
        Self::parse(text)
    }
}

fn check_personal(bytes: &[u8]) -> Result<(), TaxCodeError> {
    let bytes: &[u8; 16] = bytes.try_into().map_err(|_| TaxCodeError::WrongLength)?;
    if super::health_code::looks_like(bytes) {
        return Err(TaxCodeError::IsHealthCode);
    }
    let plain = plain(bytes).ok_or(TaxCodeError::WrongCharacter)?;
    birth_of(&plain).ok_or(TaxCodeError::ImpossibleBirthDate)?;
    if checksum::personal(bytes) != Some(bytes[15]) {
        return Err(TaxCodeError::WrongCheckCharacter);
    }
    Ok(())
}

fn check_numeric(bytes: &[u8]) -> Result<(), TaxCodeError> {
    let all_digits = bytes.iter().all(u8::is_ascii_digit);
    let all_zeros = bytes.iter().all(|&b| b == b'0');
    if !all_digits || all_zeros {
        return Err(TaxCodeError::WrongCharacter);
    }
    if checksum::luhn(bytes) != Some(0) {
        return Err(TaxCodeError::WrongCheckCharacter);
    }
    Ok(())
}

/// The code with its digits as digits; `None` where a character cannot stand.
fn plain(bytes: &[u8; 16]) -> Option<[u8; 16]> {
    let mut plain = *bytes;
    for (at, byte) in plain.iter_mut().enumerate() {
        if DIGIT_POSITIONS.contains(&at) {
            *byte = plain_digit(*byte)?;
        } else if !byte.is_ascii_uppercase() {
            return None;
        }
    }
    Some(plain)
}

fn plain_digit(byte: u8) -> Option<u8> {
    if byte.is_ascii_digit() {
        return Some(byte);
    }
    let value = OMOCODIA.iter().position(|&letter| letter == byte)?;
    u8::try_from(value).ok().map(|value| b'0' + value)
}

/// Reads the birth part of a code whose digits are digits; `None` for an impossible date.
fn birth_of(plain: &[u8; 16]) -> Option<BirthHint> {
    let number = |at: usize| (plain[at] - b'0') * 10 + (plain[at + 1] - b'0');
    let year_of_century = number(6);
    let month = MONTHS.iter().position(|&letter| letter == plain[8])? + 1;
    let month = u8::try_from(month).ok()?;
    let (sex, day) = match number(9) {
        day if day > FEMALE_DAYS => (Sex::Female, day - FEMALE_DAYS),
        day => (Sex::Male, day),
    };
    // Of 1900 and 2000 only the second has a 29 February; for all other years both agree.
    NaiveDate::from_ymd_opt(2000 + i32::from(year_of_century), month.into(), day.into())?;
    Some(BirthHint {
        year_of_century,
        month,
        day,
        sex,
        place: plain[11..15].iter().map(|&b| char::from(b)).collect(),
    })
}
