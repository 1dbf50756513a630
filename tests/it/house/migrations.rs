//! Migrations are written once.

use super::source;
use crate::contracts::golden;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const DIGESTS: &str = "tests/it/house/migrations.sha256";

fn found() -> BTreeMap<String, String> {
    source::files_under("migrations", "sql")
        .into_iter()
        .map(|path| {
            let digest = hex::encode(Sha256::digest(source::read(&path)));
            (path, digest)
        })
        .collect()
}

fn recorded() -> BTreeMap<String, String> {
    source::read(DIGESTS)
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
        .collect()
}

#[test]
fn a_migration_is_never_edited() {
    let found = found();
    let faults: Vec<String> = recorded()
        .into_iter()
        .filter(|(path, digest)| found.get(path) != Some(digest))
        .map(|(path, _)| path)
        .collect();
    source::assert_none(
        &faults,
        "A migration that was applied somewhere is never edited or removed: that database would refuse to start. \
         Write a new one. Where no database anywhere has seen it, correct its line in tests/it/house/migrations.sha256 by hand.",
    );
}

#[test]
fn a_new_migration_comes_last_and_is_recorded() {
    let recorded = recorded();
    let last = recorded.keys().next_back().cloned().unwrap_or_default();
    let added: Vec<(String, String)> = found()
        .into_iter()
        .filter(|(path, _)| !recorded.contains_key(path))
        .collect();
    let early: Vec<String> = added
        .iter()
        .map(|(path, _)| path.clone())
        .filter(|path| *path < last)
        .collect();
    source::assert_none(
        &early,
        "A new migration bears a later time than all recorded ones: databases that have those would never apply it in this order.",
    );
    if golden::accepting() {
        let all: Vec<String> = recorded
            .into_iter()
            .chain(added)
            .map(|(path, digest)| format!("{digest}  {path}"))
            .collect();
        golden::write(DIGESTS, &format!("{}\n", all.join("\n")));
    } else {
        let names: Vec<String> = added.into_iter().map(|(path, _)| path).collect();
        source::assert_none(
            &names,
            "These migrations are not recorded yet; `make golden` records them.",
        );
    }
}

#[test]
fn a_migration_says_why_in_its_first_line() {
    let faults: Vec<String> = source::files_under("migrations", "sql")
        .into_iter()
        .filter(|path| !source::read(path).starts_with("-- "))
        .collect();
    source::assert_none(
        &faults,
        "The first line of a migration is a comment that says what it is for.",
    );
}

#[test]
fn a_migration_bears_its_time_in_its_name() {
    let faults: Vec<String> = source::files_under("migrations", "sql")
        .into_iter()
        .filter(|path| {
            let name = path.rsplit('/').next().unwrap_or_default();
            let (time, what) = name.split_once('_').unwrap_or_default();
            time.len() != 14 || !time.bytes().all(|b| b.is_ascii_digit()) || what.is_empty()
        })
        .collect();
    source::assert_none(&faults, "A migration is named YYYYMMDDHHMMSS_what.sql.");
}
