//! Free text with a bound, and the short codes and names that travel between systems.
//!
//! What is kept is what a `jsonb` column, a PDF and a screen can all show: no U+0000, no
//! control characters other than line feed and tab, no direction overrides (U+202D, U+202E),
//! which make a text read differently from what is stored. Other direction marks stay: right
//! to left names need them, and telephones paste them around numbers. Line ends become `\n`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{Coded, Kind};

pub use super::code::{Code, CodeError};

/// Testo libero: trimmed, not empty, at most `MAX` characters (not bytes).
///
/// With `LINES = false` it is one line: line ends and tabs become spaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Text<const MAX: usize, const LINES: bool = true>(String);

/// Testo breve: one line of at most 200 characters, such as a subject or a name.
pub type ShortText = Text<200, false>;

/// Testo lungo: up to 10,000 characters over several lines, such as the reasons of an act.
pub type LongText = Text<10_000>;

/// Voce di vocabolario: a name that another system gave to an activity or a thing.
pub type Vocabulary = Text<300, false>;

/// Why a text cannot be accepted. Never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing visible is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// More characters than the bound allows.
    #[error("the text is longer than {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// U+0000 or another control character.
    #[error("the text holds a control character")]
    ControlCharacter,
    /// U+202D or U+202E.
    #[error("the text holds a direction override")]
    DirectionOverride,
}

impl Coded for TextError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text.empty",
            Self::TooLong { .. } => "text.too-long",
            Self::ControlCharacter => "text.control-character",
            Self::DirectionOverride => "text.direction-override",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Invalid
    }
}

impl<const MAX: usize, const LINES: bool> Text<MAX, LINES> {
    /// The most characters this text may have.
    pub const MAX: usize = MAX;

    /// Checks and normalises a text.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = normalise(text.trim(), LINES);
        if text.chars().all(is_invisible) {
            return Err(TextError::Empty);
        }
        if text.chars().count() > MAX {
            return Err(TextError::TooLong { max: MAX });
        }
        if text.chars().any(is_refused_control) {
            return Err(TextError::ControlCharacter);
        }
        if text.contains(['\u{202D}', '\u{202E}']) {
            return Err(TextError::DirectionOverride);
        }
        Ok(Self(text))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize, const LINES: bool> TryFrom<String> for Text<MAX, LINES> {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl<const MAX: usize, const LINES: bool> TryFrom<&str> for Text<MAX, LINES> {
    type Error = TextError;

    fn try_from(text: &str) -> Result<Self, TextError> {
        Self::parse(text)
    }
}

impl<const MAX: usize, const LINES: bool> std::str::FromStr for Text<MAX, LINES> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::parse(text)
    }
}

impl<const MAX: usize, const LINES: bool> AsRef<str> for Text<MAX, LINES> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize, const LINES: bool> fmt::Display for Text<MAX, LINES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn normalise(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if lines {
        text
    } else {
        text.replace(['\n', '\t'], " ")
    }
}

fn is_refused_control(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Characters that leave no mark on the page by themselves.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::shared::error::assert_well_formed_code;

    #[test]
    fn a_text_of_spaces_is_empty() {
        assert_eq!(ShortText::parse(" \t\n "), Err(TextError::Empty));
        assert_eq!(ShortText::parse(""), Err(TextError::Empty));
    }

    #[test]
    fn a_text_of_invisible_characters_is_empty() {
        assert_eq!(
            LongText::parse("\u{FEFF}\u{200B} \u{2060}"),
            Err(TextError::Empty)
        );
    }

    #[test]
    fn the_bound_counts_characters_and_not_bytes() {
        assert!(ShortText::parse(&"è".repeat(200)).is_ok());
        let refused = ShortText::parse(&"è".repeat(201));
        assert_eq!(refused, Err(TextError::TooLong { max: 200 }));
    }

    #[test]
    fn outer_spaces_do_not_count() {
        let text = ShortText::parse("  Contributo affitto \r\n").unwrap();
        assert_eq!(text.as_str(), "Contributo affitto");
    }

    #[test]
    fn control_characters_are_refused() {
        for text in ["a\0b", "a\u{1B}[31mb", "a\u{7F}b", "a\u{9B}b", "a\u{B}b"] {
            assert_eq!(LongText::parse(text), Err(TextError::ControlCharacter));
            assert_eq!(ShortText::parse(text), Err(TextError::ControlCharacter));
        }
    }

    #[test]
    fn overrides_are_refused_and_other_direction_marks_stay() {
        let refused = ShortText::parse("fattura\u{202E}fdp.exe");
        assert_eq!(refused, Err(TextError::DirectionOverride));
        let kept = "\u{200F}محمد\u{200F} \u{202A}+39 095\u{202C}";
        assert!(ShortText::parse(kept).is_ok());
    }

    #[test]
    fn line_ends_become_line_feeds_in_long_texts_and_spaces_in_short_ones() {
        assert_eq!(
            LongText::parse("a\r\nb\rc\td").unwrap().as_str(),
            "a\nb\nc\td"
        );
        assert_eq!(
            ShortText::parse("a\r\nb\rc\td").unwrap().as_str(),
            "a b c d"
        );
    }

    #[test]
    fn json_passes_through_the_same_check() {
        assert!(serde_json::from_str::<ShortText>("\" \"").is_err());
        assert!(serde_json::from_str::<ShortText>("\"a\\u0000b\"").is_err());
        let text: ShortText = serde_json::from_str("\" a \"").unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), "\"a\"");
    }

    #[test]
    fn every_refusal_has_its_own_code() {
        let all = [
            TextError::Empty,
            TextError::TooLong { max: 1 },
            TextError::ControlCharacter,
            TextError::DirectionOverride,
        ];
        let codes: std::collections::BTreeSet<_> = all.iter().map(Coded::code).collect();
        assert_eq!(codes.len(), all.len());
        codes.into_iter().for_each(assert_well_formed_code);
        assert!(all.iter().all(|error| error.kind() == Kind::Invalid));
    }

    proptest! {
        #[test]
        fn what_was_accepted_is_accepted_again_unchanged(text in any::<String>()) {
            if let Ok(once) = LongText::parse(&text) {
                prop_assert_eq!(LongText::parse(once.as_str()), Ok(once));
            }
        }
    }
}
