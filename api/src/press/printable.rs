//! Making any text printable: what no font can draw, or should not be drawn, is replaced.
//!
//! An archival PDF must not hold a character without a shape. The data of the paper keep the
//! text as it was written; only the printed form shows a box in its place.

/// Drawn where a character has no shape.
const BOX: char = '\u{25A1}';

/// Widest run without a place to break the line, in halves of the letter size. The narrowest
/// column holds it.
const WIDEST_RUN: usize = 56;

/// How much of what people write is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// Every character that a font covers.
    Usual,
    /// Latin letters, digits and common marks only: always drawable, whatever the combination.
    Utmost,
}

/// Text that can be set in type; `covered` says whether some font draws a character.
pub(super) fn printable(text: &str, care: Care, covered: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        let drawn = if c.is_whitespace() || c.is_control() {
            ' '
        } else if is_invisible(c) {
            continue;
        } else if is_plain(c) || (care == Care::Usual && !is_private(c) && covered(c)) {
            c
        } else {
            BOX
        };
        let width = if is_narrow(drawn) { 1 } else { 2 };
        run = if may_break_after(drawn) {
            0
        } else {
            run + width
        };
        if run > WIDEST_RUN {
            out.push(' ');
            run = width;
        }
        out.push(drawn);
    }
    out.trim().to_owned()
}

/// Places where a line may end by itself.
fn may_break_after(c: char) -> bool {
    matches!(c, ' ' | '/' | '-')
}

/// Small letters, digits and points take about half the letter size, others up to all of it.
fn is_narrow(c: char) -> bool {
    c.is_ascii_lowercase()
        || c.is_ascii_digit()
        || (c.is_ascii_punctuation() && !matches!(c, '@' | '%' | '&' | '#'))
}

/// Letters and marks of Italian and its neighbours, which every text font has.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{17F}'
        | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '€' | '•')
}

/// Marks that steer the direction or joining of writing, and tags: nothing to draw.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Characters whose meaning is agreed upon in private, which archives refuse.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{Care, printable};

    #[test]
    fn what_no_font_draws_becomes_a_box() {
        let text = printable("città 田", Care::Usual, |c| c != '田');
        assert_eq!(text, "città □");
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        let text = printable("a\u{202E}b\u{200B}c\nd\u{7}", Care::Usual, |_| true);
        assert_eq!(text, "abc d");
    }

    #[test]
    fn with_utmost_care_only_latin_is_drawn() {
        assert_eq!(printable("è Ж", Care::Utmost, |_| true), "è □");
    }

    #[test]
    fn a_run_without_spaces_can_be_broken() {
        let text = printable(&"W".repeat(100), Care::Usual, |_| true);
        assert!(text.split(' ').all(|part| part.len() <= 28), "{text}");
    }

    #[test]
    fn addresses_are_left_whole() {
        for address in [
            "https://servizi.policentrica.example/istanze/2026-0000123",
            "direzione.politiche.sociali@pec.policentrica.example",
        ] {
            assert_eq!(printable(address, Care::Usual, |_| true), address);
        }
    }
}
