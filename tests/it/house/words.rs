//! Words that do not belong in the sources.

use super::source::{self, Token};

/// Each with its reason.
const FORBIDDEN: &[(&str, &str)] = &[
    (
        concat!("FIX", "ME"),
        "mend it, or assert what it does today in a test",
    ),
    (concat!("XX", "X"), "say what is meant in a sentence"),
    (concat!("TO", "DO"), "do it, or leave the comment out"),
    (
        concat!("#[", "ignore"),
        "a test that does not run protects nothing",
    ),
    (
        concat!("#[", "allow("),
        "use #[expect(…, reason = \"…\")], which complains when it is no longer needed",
    ),
];

#[test]
fn nothing_is_left_for_later() {
    let mut faults = Vec::new();
    for file in source::sources() {
        for (at, line) in file.text.lines().enumerate() {
            for (word, reason) in FORBIDDEN {
                if line.contains(word) {
                    faults.push(format!("{}:{}: `{word}`: {reason}", file.path, at + 1));
                }
            }
        }
    }
    source::assert_none(&faults, "What is unfinished does not land.");
}

#[test]
fn nothing_panics_without_saying_why_it_cannot() {
    let sources = source::sources();
    let tests = source::test_files(&sources);
    let mut faults = Vec::new();
    for file in sources.iter().filter(|file| !tests.contains(&file.path)) {
        for three in file.tokens().code.windows(3) {
            if three[0].text == "." && three[1].text == "unwrap" && three[2].text == "(" {
                faults.push(format!("{}:{}", file.path, three[1].line));
            }
        }
    }
    source::assert_none(
        &faults,
        "Outside tests, expect(\"why this cannot fail\") stands where unwrap() would: the reader must be able to check the claim.",
    );
}

fn is_string(token: &Token) -> bool {
    token.text.starts_with(['"', 'r', 'b']) && token.text.ends_with(['"', '#'])
}

/// Whether a text names something of the schema `public`.
fn names_public(text: &str) -> bool {
    let word = concat!("pub", "lic.");
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.' && c != '-')
            && after.is_some_and(|c| c.is_ascii_lowercase() || c == '"')
    })
}

#[test]
fn no_statement_names_the_public_schema() {
    let mut faults = Vec::new();
    for path in source::files_under("migrations", "sql") {
        for (at, line) in source::read(&path).lines().enumerate() {
            if names_public(line) {
                faults.push(format!("{path}:{}", at + 1));
            }
        }
    }
    for file in source::sources() {
        for token in file.tokens().code.iter().filter(|token| is_string(token)) {
            if names_public(&token.text) {
                faults.push(format!("{}:{}", file.path, token.line));
            }
        }
    }
    source::assert_none(
        &faults,
        "Each municipality has schemas of its own, found through the search path. \
         A statement that names the public schema would share data between municipalities.",
    );
}

#[test]
fn the_public_schema_is_recognised() {
    assert!(names_public(concat!("SELECT * FROM pub", "lic.events")));
    assert!(!names_public("made public. Then"));
    assert!(!names_public("m_public.events"));
}
