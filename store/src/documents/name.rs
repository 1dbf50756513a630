//! Names of documents: kept to be shown, never used as a path.

use super::DocumentRefusal;

/// Longest name, in characters.
const MAX_CHARS: usize = 200;

/// Nome del file: a name that can be shown, offered for download and written in the register.
///
/// Folders in front of the name are dropped, as some browsers send them. Refused are names
/// that climb (`..`), that are reserved on common systems, that are too long, or that hold
/// characters one cannot see: controls, marks that turn the direction of writing, tags.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeName(String);

impl SafeName {
    /// Reads a name as a sender gave it.
    pub fn parse(name: &str) -> Result<Self, DocumentRefusal> {
        if name.chars().any(is_deceptive) {
            return Err(DocumentRefusal::NameInvalid);
        }
        let mut parts = name.split(['/', '\\']);
        if parts.clone().any(|part| part.trim() == "..") {
            return Err(DocumentRefusal::NameInvalid);
        }
        let last = parts.next_back().unwrap_or_default();
        let shown: String = last.chars().map(plain).collect();
        let shown = shown.trim().trim_end_matches(['.', ' ']);
        if shown.is_empty() || shown.chars().count() > MAX_CHARS || is_reserved(shown) {
            return Err(DocumentRefusal::NameInvalid);
        }
        Ok(Self(shown.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ending after the last dot, lower case. Dates and numbers are not endings.
    pub fn extension(&self) -> Option<String> {
        let (stem, ending) = self.0.rsplit_once('.')?;
        let is_ending = !stem.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric());
        is_ending.then(|| ending.to_ascii_lowercase())
    }
}

/// Characters that make a name look like what it is not.
fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Replaces the few visible characters that some systems cannot keep in a name.
fn plain(c: char) -> char {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        other => other,
    }
}

/// Names that mean a device on Windows, with or without an ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::SafeName;

    fn kept(name: &str) -> Option<String> {
        SafeName::parse(name)
            .ok()
            .map(|safe| safe.as_str().to_owned())
    }

    #[test]
    fn folders_before_the_name_are_dropped() {
        assert_eq!(
            kept(r"C:\Utenti\Rosa\isee.pdf").as_deref(),
            Some("isee.pdf")
        );
        assert_eq!(kept("/home/rosa/isee.pdf").as_deref(), Some("isee.pdf"));
    }

    #[test]
    fn a_name_that_climbs_is_refused() {
        for name in ["..", "../isee.pdf", r"a\..\isee.pdf", " .. /x.pdf"] {
            assert_eq!(kept(name), None, "{name}");
        }
    }

    #[test]
    fn hidden_characters_are_refused() {
        for name in [
            "isee\0.pdf",
            "isee\u{202E}fdp.exe",
            "is\u{200B}ee.pdf",
            "a\nb.pdf",
        ] {
            assert_eq!(kept(name), None, "{name:?}");
        }
    }

    #[test]
    fn device_names_are_refused() {
        for name in ["CON", "nul.pdf", "Com1.txt", "lpt9"] {
            assert_eq!(kept(name), None, "{name}");
        }
        assert_eq!(kept("console.pdf").as_deref(), Some("console.pdf"));
    }

    #[test]
    fn two_hundred_characters_fit_and_one_more_does_not() {
        assert!(kept(&"è".repeat(200)).is_some());
        assert!(kept(&"è".repeat(201)).is_none());
    }

    #[test]
    fn empty_names_are_refused() {
        for name in ["", "   ", "folder/", ".", "..."] {
            assert_eq!(kept(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_date_at_the_end_is_not_an_ending() {
        let name = SafeName::parse("relazione 12.03.2026").expect("a fine name");
        assert_eq!(name.extension(), None);
        let name = SafeName::parse("Relazione.PDF").expect("a fine name");
        assert_eq!(name.extension().as_deref(), Some("pdf"));
    }

    #[test]
    fn characters_that_some_systems_refuse_are_replaced() {
        assert_eq!(kept("foto 12:30?.jpg").as_deref(), Some("foto 12_30_.jpg"));
    }
}
