//! docs/GLOSSARY.md: the office's words and those of the code.

use crate::house::source;
use std::collections::BTreeSet;

const PAGE: &str = "docs/GLOSSARY.md";

/// The cells of every line of the table: Italian, code terms, note.
fn rows(text: &str) -> Vec<(String, Vec<String>)> {
    text.lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let terms = cells[1]
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect();
            (cells[0].to_owned(), terms)
        })
        .collect()
}

/// Every word of the code, without comments.
fn words() -> BTreeSet<String> {
    source::CRATES
        .iter()
        .filter(|name| **name != "tests")
        .flat_map(|name| source::sources_under(&format!("{name}/src")))
        .flat_map(|file| file.tokens().code)
        .map(|token| token.text)
        .collect()
}

#[test]
fn every_term_of_the_glossary_is_a_word_of_the_code() {
    let words = words();
    let faults: Vec<String> = rows(&source::read(PAGE))
        .into_iter()
        .flat_map(|(italian, terms)| terms.into_iter().map(move |term| (italian.clone(), term)))
        .filter(|(_, term)| !term.split("::").all(|part| words.contains(part)))
        .map(|(italian, term)| format!("{italian}: `{term}`"))
        .collect();
    source::assert_none(
        &faults,
        "The glossary lists only terms that the code uses; these it does not.",
    );
}

#[test]
fn the_glossary_is_in_alphabetical_order() {
    let italian: Vec<String> = rows(&source::read(PAGE))
        .into_iter()
        .map(|(term, _)| term.to_lowercase())
        .collect();
    assert!(!italian.is_empty(), "{PAGE} has no table");
    let faults: Vec<String> = italian
        .windows(2)
        .filter(|two| two[0] > two[1])
        .map(|two| format!("{} after {}", two[1], two[0]))
        .collect();
    source::assert_none(
        &faults,
        "Whoever looks a word up looks where the alphabet puts it.",
    );
}
