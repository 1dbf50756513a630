//! Every refusal of the domain is met by a test.

use super::source::{self, Token};
use crate::contracts::refusals;
use std::collections::BTreeSet;

/// All pairs `Type::Variant`, also from `use Type::{…}`, and all strings in the tests of a file.
fn met(tokens: &[Token], into: &mut BTreeSet<String>) {
    for four in tokens.windows(4) {
        if four[1].text == ":" && four[2].text == ":" {
            into.insert(format!("{}::{}", four[0].text, four[3].text));
        }
    }
    for (at, three) in tokens.windows(3).enumerate() {
        if three[0].text == ":" && three[1].text == ":" && three[2].text == "{" && at > 0 {
            let names = tokens[at + 3..]
                .iter()
                .take_while(|token| token.text != "}");
            into.extend(names.map(|name| format!("{}::{}", tokens[at - 1].text, name.text)));
        }
    }
    for token in tokens.iter().filter(|token| token.text.starts_with('"')) {
        into.insert(token.text.trim_matches('"').to_owned());
    }
}

#[test]
fn every_refusal_of_the_domain_is_named_in_a_test() {
    let sources = source::sources();
    let tests = source::test_files(&sources);
    let mut named = BTreeSet::new();
    for file in &sources {
        let tokens = file.tokens();
        if tests.contains(&file.path) {
            met(&tokens.code, &mut named);
        }
        met(&tokens.test, &mut named);
    }
    let faults: Vec<String> = refusals::all("domain/src")
        .into_iter()
        .filter(|refusal| !named.contains(&refusal.path()) && !named.contains(&refusal.code))
        .map(|refusal| format!("{} ({})", refusal.path(), refusal.code))
        .collect();
    source::assert_none(
        &faults,
        "A refusal that no test names may never happen, or happen when it should not. Write the case in which it is the answer.",
    );
}
