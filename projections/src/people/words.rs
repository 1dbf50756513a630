//! The words of a name, as they are compared.

use std::collections::BTreeSet;

/// The words of a name without case and accents, each once.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    name.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(plain).collect())
        .collect()
}

/// A letter without the accents that Italian names bear.
fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn case_accents_order_and_apostrophes_do_not_matter() {
        assert_eq!(words("D'AMICO  Nicolò"), words("nicolo d amico"));
        assert_ne!(words("Nicolò"), words("Nicola"));
        assert!(words(" - ").is_empty());
    }
}
