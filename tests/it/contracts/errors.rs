//! docs/reference/errors.md: every stable code.

use super::golden;
use super::refusals::{self, Refusal};
use crate::house::source;
use std::collections::BTreeMap;
use std::fmt::Write;

const PAGE: &str = "docs/reference/errors.md";

const INTRODUCTION: &str = "# Refusals and failures

Generated from the sources; `make golden` writes it again.
A code is a promise: it is never renamed, and programs may rely on it.
The sentence is for people and may be improved.
No sentence ever contains personal data.

| kind | meaning | HTTP status |
|---|---|---|
| Invalid | the request itself is wrong | 422 |
| Refused | the request is well formed, but the law or the state of things says no | 409 |
| Stale | the caller decided on an older version | 412 |
| Forbidden | the caller is known and may not | 403 |
| Hidden | the caller may not even learn that it exists | 404 |
";

fn everywhere() -> Vec<Refusal> {
    let mut all: Vec<Refusal> = [
        "domain/src",
        "store/src",
        "projections/src",
        "api/src",
        "cli/src",
    ]
    .into_iter()
    .flat_map(refusals::all)
    .filter(|refusal| refusal.code.contains('.'))
    .collect();
    all.sort();
    all
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    let mut before = String::new();
    for refusal in everywhere() {
        let subject = refusal.code.split('.').next().unwrap_or_default();
        if subject != before {
            write!(
                page,
                "\n## {subject}\n\n| code | kind | sentence |\n|---|---|---|\n"
            )
            .expect("writes to a string");
            subject.clone_into(&mut before);
        }
        let kind = if refusal.kind.is_empty() {
            "failure"
        } else {
            &refusal.kind
        };
        let sentence = refusal.sentence.replace('|', "\\|");
        writeln!(page, "| `{}` | {kind} | {sentence} |", refusal.code).expect("writes to a string");
    }
    page
}

#[test]
fn the_page_of_errors_says_what_the_code_says() {
    golden::assert_same(PAGE, &page());
}

#[test]
fn a_code_means_one_thing_only() {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for refusal in everywhere() {
        owners
            .entry(refusal.code.clone())
            .or_default()
            .push(refusal.owner);
    }
    let faults: Vec<String> = owners
        .into_iter()
        .filter(|(_, owners)| owners.iter().any(|owner| *owner != owners[0]))
        .map(|(code, owners)| format!("{code}: {}", owners.join(", ")))
        .collect();
    source::assert_none(
        &faults,
        "A code is given by one enum only, or programs cannot rely on it.",
    );
}

#[test]
fn every_code_is_a_subject_and_a_reason() {
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let faults: Vec<String> = everywhere()
        .into_iter()
        .map(|refusal| refusal.code)
        .filter(|code| code.split('.').count() != 2 || !code.split('.').all(word))
        .collect();
    source::assert_none(&faults, "A code is `subject.why-not`, in lower case.");
}
