//! docs/security: what is said to be shown by a test is shown by a test that exists.

use crate::house::source;
use std::collections::BTreeSet;
use syn::{ImplItem, Item};

const PAGE: &str = "docs/security/sign-in.md";

fn functions(items: &[Item], found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Fn(function) => {
                found.insert(function.sig.ident.to_string());
            }
            Item::Mod(module) => {
                let inside = module.content.as_ref().map(|(_, items)| items.as_slice());
                functions(inside.unwrap_or_default(), found);
            }
            Item::Impl(block) => {
                let methods = block.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                });
                found.extend(methods);
            }
            _ => {}
        }
    }
}

/// The names between back-ticks in the last cell of a row.
fn named(row: &str) -> Vec<String> {
    let cell = row.trim().trim_end_matches('|').rsplit('|').next();
    let words = cell.unwrap_or_default().split('`').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

#[test]
fn every_test_that_a_page_of_security_names_exists() {
    let mut known = BTreeSet::new();
    for file in source::sources() {
        functions(&file.parse().items, &mut known);
    }
    let page = source::read(PAGE);
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let names: Vec<String> = rows.flat_map(named).collect();
    assert!(names.len() > 30, "the page names tests: {names:?}");
    let missing: Vec<String> = names
        .into_iter()
        .filter(|name| !known.contains(name))
        .collect();
    source::assert_none(
        &missing,
        "A promise that names a test is kept by that test; without it nobody knows whether it is kept.",
    );
}
