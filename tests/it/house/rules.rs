//! The pages of rules name tests that there are.

use super::source;
use std::collections::BTreeSet;

/// Lines after the mark of a test within which its name stands.
const NEAR: usize = 7;

/// The name of every test of the workspace.
pub(crate) fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in source::sources() {
        let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate() {
            if !(line.starts_with("#[test]") || line.starts_with("#[tokio::test")) {
                continue;
            }
            let name = lines[at + 1..]
                .iter()
                .take(NEAR)
                .find_map(|line| name_of(line));
            names.extend(name.map(str::to_owned));
        }
    }
    names
}

/// The name of the function that a line begins.
fn name_of(line: &str) -> Option<&str> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let (name, _) = line.strip_prefix("fn ")?.split_once('(')?;
    Some(name)
}

/// What is wrong with one row of a page.
fn faults_of(row: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [rule, origin, named] = cells.as_slice() else {
        return vec![format!("{row}: a row has a rule, a source and tests")];
    };
    let named: Vec<&str> = named
        .split(',')
        .map(|name| name.trim().trim_matches('`'))
        .collect();
    let mut faults = Vec::new();
    if rule.is_empty() || origin.is_empty() || named.iter().all(|name| name.is_empty()) {
        faults.push(format!("{row}: something is missing"));
    }
    let gone = named.iter().filter(|name| !tests.contains(**name));
    faults.extend(gone.map(|name| format!("{rule} {name} is no test")));
    faults
}

fn rows(page: &str) -> impl Iterator<Item = &str> {
    let rows = page.lines().filter(|line| line.starts_with('|'));
    rows.filter(|line| !line.starts_with("|---") && !line.starts_with("| rule "))
}

#[test]
fn every_rule_has_a_test_that_is_named_after_it() {
    let tests = tests();
    let mut faults = Vec::new();
    let mut rules = 0;
    for path in source::files_under("docs/rules", "md") {
        let page = source::read(&path);
        for row in rows(&page) {
            rules += 1;
            faults.extend(faults_of(row, &tests));
        }
    }
    assert!(rules > 50, "{rules} rules");
    source::assert_none(
        &faults,
        "A rule of the law that no test holds is a rule that may be lost: rename it here and there, or write the test.",
    );
}

#[test]
fn a_rule_without_a_test_is_found() {
    let tests = BTreeSet::from(["a_need_ends_once".to_owned()]);
    assert!(
        faults_of(
            "| A need ends once. | practice | `a_need_ends_once` |",
            &tests
        )
        .is_empty()
    );
    for row in [
        "| A need ends once. | practice | `a_need_ends_twice` |",
        "| A need ends once. | practice | |",
        "| A need ends once. | | `a_need_ends_once` |",
        "| A need ends once. | practice |",
    ] {
        assert!(!faults_of(row, &tests).is_empty(), "{row}");
    }
}
