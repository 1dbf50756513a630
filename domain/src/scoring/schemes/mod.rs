//! Real regulations as data, with what they give: each file of `docs/regulations` is computed with here.

mod care;
mod housing;
mod life;
mod money;
mod nursery;
mod properties;
mod refused;

use super::rules::{Code, RuleSet};
use super::{Checked, Entry, Given, Rules, Seed, Standings, Supply};
use crate::given::day;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// A regulation of `docs/regulations`.
macro_rules! regulation {
    ($name:literal) => {
        $crate::scoring::schemes::rules(include_str!(concat!(
            "../../../../docs/regulations/",
            $name,
            ".toml"
        )))
    };
}
use regulation;

pub(super) fn read(text: &str) -> RuleSet {
    toml::from_str(text).expect("a rule set in a test can be read")
}

pub(super) fn checked(text: &str) -> Checked {
    Rules::check(read(text)).expect("a rule set in a test is sound")
}

pub(super) fn rules(text: &str) -> Rules {
    checked(text).rules
}

/// What is not named of yes-or-no facts is not so.
pub(super) fn entry(rules: &Rules, code: &str, facts: Value) -> Entry {
    let Value::Object(mut facts) = facts else {
        panic!("facts are an object")
    };
    for slot in &rules.facts {
        let name = slot.name.as_str();
        if slot.kind == super::rules::FactType::Boolean && !facts.contains_key(name) {
            facts.insert(name.to_owned(), json!(false));
        }
    }
    let facts = rules
        .read_facts(&facts)
        .expect("the facts of a test are sound");
    Entry::new(Code::parse(code).expect("a valid code"), facts)
}

pub(super) fn seed() -> Seed {
    Seed::new([42; 32])
}

pub(super) fn standings(rules: &Rules, entries: Vec<Entry>) -> Standings {
    supplied(rules, entries, Supply::default())
}

pub(super) fn supplied(rules: &Rules, entries: Vec<Entry>, supply: Supply) -> Standings {
    Standings::of(rules, entries, day("2026-01-01"), seed(), supply)
}

/// The public codes of a list in their order.
pub(super) fn order(all: &Standings, list: usize) -> Vec<&str> {
    all.lists()[list]
        .order
        .iter()
        .map(|entry| all.entries()[*entry].code.as_str())
        .collect()
}

/// The points of one applicant in the first list.
pub(super) fn points(all: &Standings, code: &str) -> String {
    let entry = all.find(code).expect("the applicant is there");
    all.score(entry, 0)
        .expect("the applicant was scored")
        .points
        .normalize()
        .to_string()
}

/// What one applicant gets in a list.
pub(super) fn given(all: &Standings, list: usize, code: &str) -> Option<Given> {
    let entry = all.find(code)?;
    let at = all.position(entry, list)?;
    Some(all.lists()[list].given[at - 1])
}

/// Who has a place in a list, in order.
pub(super) fn served(all: &Standings, list: usize) -> Vec<&str> {
    let listed = &all.lists()[list];
    let both = listed.order.iter().zip(&listed.given);
    both.filter(|(_, given)| matches!(given, Given::Place(_)))
        .map(|(entry, _)| all.entries()[*entry].code.as_str())
        .collect()
}

/// What one applicant is paid.
pub(super) fn paid(all: &Standings, code: &str) -> String {
    let entry = all.find(code).expect("the applicant is there");
    match all.position(entry, 0) {
        None => "-".to_owned(),
        Some(at) => all.lists()[0].paid.as_ref().expect("money is given")[at - 1]
            .normalize()
            .to_string(),
    }
}

/// A derived number of one applicant.
pub(super) fn derived(rules: &Rules, name: &str, facts: Value) -> Option<Decimal> {
    let entry = entry(rules, "a", facts);
    let values = rules
        .values(&entry.facts, day("2026-01-01"))
        .expect("small numbers");
    let at = rules
        .set
        .derived
        .iter()
        .position(|one| one.name.as_str() == name)?;
    match values[rules.facts.len() + at].as_ref()? {
        super::value::Value::Number(number) => Some(number.normalize()),
        super::value::Value::Flag(_)
        | super::value::Value::Day(_)
        | super::value::Value::Code(_)
        | super::value::Value::Members(_) => None,
    }
}

pub(super) fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number in a test")
}

pub(super) fn object(pairs: &[(&str, Value)]) -> Value {
    Value::Object(
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect::<Map<_, _>>(),
    )
}
