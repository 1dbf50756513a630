//! docs/security/asvs.md: every test that the table names exists, and every item says what holds it.

use crate::house::{rules, source};

const PAGE: &str = "docs/security/asvs.md";

/// What stands where no test can hold an item.
const OTHERWISE: &[&str] = &["see sign-in", "operation", "absent", "open"];

/// Item and what holds it, of each row.
fn rows(text: &str) -> Vec<(String, Vec<String>)> {
    let lines = text.lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| -> Vec<&str> {
        let cells = line.trim_matches('|').split('|');
        cells.map(str::trim).collect()
    });
    cells
        .filter(|cells| cells[0].starts_with(|first: char| first.is_ascii_digit()))
        .map(|cells| {
            let held = cells[cells.len() - 1].split('`').skip(1).step_by(2);
            (cells[0].to_owned(), held.map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn every_item_of_the_standard_names_a_test_that_exists_or_says_why_none_can() {
    let tests = rules::tests();
    let rows = rows(&source::read(PAGE));
    assert!(rows.len() > 70, "{PAGE} has lost its table");
    let mut faults = Vec::new();
    for (item, held) in rows {
        if held.is_empty() {
            faults.push(format!("{item}: nothing holds it"));
        }
        faults.extend(
            held.into_iter()
                .filter(|name| !OTHERWISE.contains(&&**name) && !tests.contains(name))
                .map(|name| format!("{item}: `{name}`")),
        );
    }
    source::assert_none(
        &faults,
        "The table says which test holds an item; a test that does not exist holds nothing.",
    );
}
