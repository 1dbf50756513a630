//! Telephone numbers, reduced to their digits.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ContactError, checked_string};

/// Numero di telefono: 6 to 15 digits, with `+` and the country first where it was given.
///
/// Spaces, dots, hyphens, slashes and parentheses are dropped; a leading `00` becomes `+`. A
/// number without a country is Italian and stays as it is. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PhoneNumber(String);

checked_string!(PhoneNumber);

impl PhoneNumber {
    /// Reads a number as people write it.
    pub fn parse(text: &str) -> Result<Self, ContactError> {
        let bare: String = text.chars().filter(|&c| !is_separator(c)).collect();
        let (prefix, digits) = match (bare.strip_prefix('+'), bare.strip_prefix("00")) {
            (Some(rest), _) | (None, Some(rest)) => ("+", rest),
            (None, None) => ("", bare.as_str()),
        };
        let numeric = digits.bytes().all(|b| b.is_ascii_digit());
        let country_given = prefix.is_empty() || !digits.starts_with('0');
        if !numeric || !country_given || !(6..=15).contains(&digits.len()) {
            return Err(ContactError::MalformedPhone);
        }
        Ok(Self(format!("{prefix}{digits}")))
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(…)")
    }
}

/// Signs that people put between digits, and the direction marks that telephones paste.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | '-' | '/' | '(' | ')')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_reduced_to_their_digits() {
        for (typed, kept) in [
            ("095 000 0000", "0950000000"),
            ("+39 (095) 000-0000", "+390950000000"),
            ("0039.095.0000000", "+390950000000"),
            ("\u{202A}+39 320 000 0000\u{202C}", "+393200000000"),
            ("095/000000", "095000000"),
        ] {
            assert_eq!(PhoneNumber::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for text in [
            "",
            "+",
            "12345",
            "095 int. 3",
            "++39095000000",
            "+0950000000",
            "٠٩٥٠٠٠٠٠٠",
        ] {
            assert_eq!(
                PhoneNumber::parse(text),
                Err(ContactError::MalformedPhone),
                "{text:?}"
            );
        }
        assert!(PhoneNumber::parse(&"1".repeat(16)).is_err());
    }

    #[test]
    fn a_printed_number_shows_nothing() {
        let number = PhoneNumber::parse("0950000000").unwrap();
        assert_eq!(format!("{number:?}"), "PhoneNumber(…)");
    }

    proptest! {
        #[test]
        fn what_was_accepted_is_accepted_again_unchanged(text in "[+0-9 ./()-]{0,20}") {
            if let Ok(once) = PhoneNumber::parse(&text) {
                prop_assert_eq!(PhoneNumber::parse(once.as_str()), Ok(once));
            }
        }
    }
}
