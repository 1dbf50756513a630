//! Files stay short.

use super::source::{self, Source};
use std::collections::BTreeMap;

const CAP: usize = 400;
const TEST_CAP: usize = 800;
const EXCEPTIONS: &str = "tests/it/house/long_files.txt";

fn over_the_cap() -> BTreeMap<String, usize> {
    let sources = source::sources();
    let tests = source::test_files(&sources);
    sources
        .iter()
        .map(|file: &Source| {
            let tokens = file.tokens();
            if tests.contains(&file.path) {
                let all = [tokens.code, tokens.test].concat();
                (file.path.clone(), source::lines(&all), TEST_CAP)
            } else {
                (file.path.clone(), source::lines(&tokens.code), CAP)
            }
        })
        .filter(|(_, lines, cap)| lines > cap)
        .map(|(path, lines, _)| (path, lines))
        .collect()
}

fn exceptions() -> BTreeMap<String, usize> {
    source::read(EXCEPTIONS)
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (path, lines) = line.split_once(' ').expect("a path and a number of lines");
            (path.to_owned(), lines.parse().expect("a number of lines"))
        })
        .collect()
}

#[test]
fn no_file_outgrows_its_reader() {
    let allowed = exceptions();
    let faults: Vec<String> = over_the_cap()
        .into_iter()
        .filter(|(path, lines)| allowed.get(path).is_none_or(|most| lines > most))
        .map(|(path, lines)| format!("{path}: {lines} code lines"))
        .collect();
    source::assert_none(
        &faults,
        "A file has at most 400 code lines (800 where it holds tests only): what is longer has more than one subject. \
         Split it by noun or verb.",
    );
}

#[test]
fn the_list_of_long_files_only_shrinks() {
    let long = over_the_cap();
    let faults: Vec<String> = exceptions()
        .into_iter()
        .filter(|(path, most)| long.get(path).is_none_or(|lines| lines < most))
        .map(|(path, _)| path)
        .collect();
    source::assert_none(
        &faults,
        "These files have become shorter than their exception says. \
         Lower or remove their line in tests/it/house/long_files.txt, so that they cannot grow back.",
    );
}
