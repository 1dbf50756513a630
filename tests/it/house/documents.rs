//! What must be written down is written down.

use super::source;
use std::collections::BTreeSet;
use syn::{Attribute, Expr, Item, Lit, Meta};

/// The lines of a doc comment.
fn docs(attributes: &[Attribute]) -> Vec<String> {
    attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value().trim().to_owned()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .collect()
}

#[test]
fn every_file_says_in_a_sentence_what_it_is_for() {
    let mut faults = Vec::new();
    for file in source::sources() {
        let first: Vec<&str> = file
            .text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(str::trim)
            .take_while(|line| !line.is_empty())
            .collect();
        let paragraph = first.join(" ");
        if !paragraph.ends_with(['.', '?', '!', ':', ')']) {
            faults.push(file.path);
        }
    }
    source::assert_none(
        &faults,
        "A file begins with `//!` and one sentence on what it is for: whoever opens it knows whether to read on.",
    );
}

/// The Italian term a doc comment begins with: `Istanza: …` gives `Istanza`.
fn term(doc: &str) -> Option<&str> {
    let (term, _) = doc.split_once(": ")?;
    let words = term.split_whitespace().count();
    (words <= 8 && term.starts_with(char::is_uppercase)).then_some(term)
}

/// The state types that the macro makes aggregates of.
fn aggregates() -> BTreeSet<String> {
    source::sources_under("domain/src")
        .iter()
        .filter_map(|file| file.text.split_once("crate::aggregate!("))
        .filter_map(|(_, rest)| rest.split(',').next())
        .map(|name| name.trim().to_owned())
        .collect()
}

#[test]
fn every_state_of_the_domain_is_introduced_by_its_italian_term() {
    let aggregates = aggregates();
    let mut faults = Vec::new();
    for file in source::sources_under("domain/src") {
        for item in file.parse().items {
            if let Item::Struct(item) = item
                && aggregates.contains(&item.ident.to_string())
                && docs(&item.attrs)
                    .first()
                    .is_none_or(|doc| term(doc).is_none())
            {
                faults.push(format!("{}: {}", file.path, item.ident));
            }
        }
    }
    source::assert_none(
        &faults,
        "The code speaks English, the office Italian. The doc of a state begins with the office's word, \
         as in `/// Istanza: …`, so that both find each other.",
    );
}

#[test]
fn every_aggregate_is_introduced_by_its_italian_term() {
    let mut faults = Vec::new();
    for file in source::sources_under("domain/src") {
        let declares = file.path.ends_with("/mod.rs") && file.text.contains("crate::aggregate!(");
        let first = file.text.lines().next().unwrap_or_default();
        if declares && term(first.trim_start_matches("//!").trim()).is_none() {
            faults.push(file.path);
        }
    }
    source::assert_none(
        &faults,
        "The first line of an aggregate gives the office's word for it, as in `//! Ufficio: …`.",
    );
}

/// Documents every reader may count on.
const DOCUMENTS: &[&str] = &[
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
    "docs/ARCHITECTURE.md",
    "docs/STYLE.md",
    "docs/GLOSSARY.md",
    "docs/API-DESIGN.md",
    "docs/LOGGING.md",
];

#[test]
fn the_documents_are_there() {
    let faults: Vec<String> = DOCUMENTS
        .iter()
        .filter(|path| !source::root().join(path).is_file())
        .map(ToString::to_string)
        .collect();
    source::assert_none(&faults, "A reader looks for these documents.");
}

#[test]
fn the_changelog_has_a_place_for_what_is_not_released_yet() {
    assert!(
        source::read("CHANGELOG.md").contains("\n## Unreleased\n"),
        "Whoever changes what users see says so under `## Unreleased` in CHANGELOG.md, in the same commit."
    );
}

#[test]
fn documents_point_only_to_what_exists() {
    let mut faults = Vec::new();
    let mut pages = source::files_under("docs", "md");
    pages.extend(
        DOCUMENTS
            .iter()
            .filter(|path| **path != "LICENSE")
            .map(ToString::to_string),
    );
    pages.sort();
    pages.dedup();
    for page in pages {
        let text = source::read(&page);
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in links(&text) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !source::root().join(folder).join(file).exists() {
                faults.push(format!("{page}: {target}"));
            }
        }
        for path in named_paths(&text) {
            if !source::root().join(path).exists() {
                faults.push(format!("{page}: `{path}`"));
            }
        }
    }
    source::assert_none(
        &faults,
        "A document that names a file nobody finds has drifted from the code.",
    );
}

/// Targets of links that stay in the repository.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
}

/// Paths in backticks that begin with a folder of the repository; patterns with `…`, `*`, `<` or `{` are left alone.
fn named_paths(text: &str) -> impl Iterator<Item = &str> {
    const FOLDERS: &[&str] = &[
        "domain/",
        "store/",
        "projections/",
        "api/",
        "cli/",
        "migrations/",
        "tests/",
        "docs/",
        ".ci/",
    ];
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder)))
        .filter(|code| !code.contains(['…', '*', '<', '{', ' ', '\n']))
}
