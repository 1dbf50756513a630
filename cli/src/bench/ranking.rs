//! A ranking of many applicants under twenty criteria: read, scored, ordered, given places and explained.

use anyhow::Context as _;
use chrono::NaiveDate;
use domain::scoring::rules::{Code, RuleSet};
use domain::scoring::{Entry, Rules, Seed, Standings, Supply};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::Instant;

use super::figure::{Figure, Target};
use super::load::median;
use super::served::resident;

const FEW: usize = 10_000;
const MANY: usize = 100_000;
const ROUNDS: usize = 5;

pub(super) fn run() -> anyhow::Result<Vec<Figure>> {
    let rules = rules()?;
    let own = resident(std::process::id())?;
    let (many, few) = (measure(&rules, MANY)?, measure(&rules, FEW)?);
    let each = |measured: &Measured| {
        format!(
            "facts read in {:.2} s, scored and ordered in {:.2} s, explained in {:.2} s",
            measured.read, measured.ranked, measured.explained
        )
    };
    Ok(vec![
        Figure::alone(
            "ranking",
            format!("{FEW} applicants, {} criteria", criteria(&rules)),
            "s",
            few.ranked + few.explained,
            Target::AtMost(0.5),
        )
        .note(each(&few)),
        Figure::alone(
            "ranking",
            format!("{MANY} applicants"),
            "s",
            many.ranked + many.explained,
            Target::AtMost(5.0),
        )
        .note(each(&many)),
        Figure::alone(
            "ranking",
            format!("memory that {MANY} applicants take"),
            "MB",
            many.resident - own,
            Target::AtMost(500.0),
        ),
        Figure::alone(
            "ranking",
            format!("one of {FEW} scored again, the list in order again"),
            "ms",
            few.again,
            Target::AtMost(20.0),
        ),
    ])
}

fn criteria(rules: &Rules) -> usize {
    rules.rule_set().criteria.len()
}

fn rules() -> anyhow::Result<Rules> {
    let set: RuleSet = toml::from_str(include_str!("ranking.toml"))?;
    match Rules::check(set) {
        Ok(checked) => Ok(checked.rules),
        Err(faults) => anyhow::bail!("the rule set of the benchmark is not sound: {faults:?}"),
    }
}

/// Seconds, megabytes, milliseconds.
struct Measured {
    read: f64,
    ranked: f64,
    explained: f64,
    resident: f64,
    again: f64,
}

fn measure(rules: &Rules, count: usize) -> anyhow::Result<Measured> {
    let on = NaiveDate::from_ymd_opt(2026, 1, 1).context("a day")?;
    let seed = Seed::new([7; 32]);
    let begun = Instant::now();
    let entries: Vec<Entry> = (0..count)
        .map(|n| applicant(rules, n))
        .collect::<anyhow::Result<_>>()?;
    let read = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let mut all = Standings::of(rules, entries, on, seed, Supply::default());
    let ranked = begun.elapsed().as_secs_f64();
    let resident = resident(std::process::id())?;
    let begun = Instant::now();
    let none = BTreeMap::new();
    let lines = |entry| {
        all.explain(rules, entry, &none)
            .map_or(0, |told| told.lists.len())
    };
    let explained: usize = all.lists()[0].order.iter().map(|entry| lines(*entry)).sum();
    anyhow::ensure!(explained == count, "somebody was not explained");
    let told = begun.elapsed().as_secs_f64();
    let again = (0..ROUNDS).map(|round| {
        let begun = Instant::now();
        let entry = applicant(rules, round * 977 + 1)?;
        let code = all.entries()[round * 31].code.clone();
        all.rescore(rules, Entry { code, ..entry });
        Ok(begun.elapsed().as_secs_f64() * 1e3)
    });
    let again: Vec<f64> = again.collect::<anyhow::Result<_>>()?;
    Ok(Measured {
        read,
        ranked,
        explained: told,
        resident,
        again: median(again.into_iter()),
    })
}

/// An applicant whose facts follow from the number, the same in every run.
fn applicant(rules: &Rules, n: usize) -> anyhow::Result<Entry> {
    let dice = |sides: usize, salt: usize| {
        (n.wrapping_mul(2_654_435_761).wrapping_add(salt * 40_503) >> 7) % sides
    };
    let member = |m: usize| {
        json!({
            "born_on": format!("{}-{:02}-{:02}", 1940 + dice(85, m), 1 + dice(12, m + 9), 1 + dice(28, m + 17)),
            "disability": if dice(9, m + 3) == 0 { dice(101, m) } else { 0 },
        })
    };
    let homes = ["shack", "cave", "flat"];
    let facts = json!({
        "a": dice(3, 1) == 0, "b": dice(4, 2) == 0, "c": dice(2, 3) == 0, "d": dice(5, 4) == 0,
        "income": format!("{}.{:02}", dice(20_000, 5), dice(100, 6)),
        "rent": format!("{}", dice(6_000, 7)),
        "rooms": 1 + dice(6, 8),
        "home": homes[dice(3, 9)],
        "since": format!("{}-01-01", 2015 + dice(11, 10)),
        "household": (0..=dice(6, 11)).map(member).collect::<Vec<Value>>(),
    });
    let Value::Object(facts): Value = facts else {
        anyhow::bail!("facts are an object");
    };
    entry(rules, n, &facts)
}

fn entry(rules: &Rules, n: usize, facts: &Map<String, Value>) -> anyhow::Result<Entry> {
    match rules.read_facts(facts) {
        Ok(facts) => Ok(Entry::new(Code::parse(&format!("{n:08}"))?, facts)),
        Err(faults) => anyhow::bail!("the facts of the benchmark are not sound: {faults:?}"),
    }
}
