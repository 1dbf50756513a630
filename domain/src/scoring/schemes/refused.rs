//! What is wrong with a rule set is told at its place when it is saved.

use super::read;
use crate::scoring::Rules;
use serde_json::json;

const HEAD: &str = r#"
title = "Prova"
source = "Delibera 1/2026"
"#;

const DRAW: &str = r#"
[[tie_breakers]]
code = "draw"
label = "Sorteggio"
first = "draw"
"#;

const FACTS: &str = r#"
[facts]
isee = { type = "decimal", label = "ISEE", min = 0 }
members = { type = "integer", label = "Componenti", min = 1, max = 9 }
works = { type = "boolean", label = "Lavora" }
born_on = { type = "day", label = "Nascita" }
home = { type = "code", label = "Alloggio", codes = ["shack", "flat"] }
"#;

fn faults_of(text: &str) -> Vec<(String, String)> {
    let told = Rules::check(read(text)).expect_err("something is wrong");
    assert!(told.iter().all(|fault| {
        fault
            .wanted
            .as_ref()
            .is_some_and(|wanted| !wanted.is_empty())
    }));
    told.into_iter()
        .map(|fault| (fault.pointer, fault.rule))
        .collect()
}

fn faults(parts: &str) -> Vec<(String, String)> {
    faults_of(&format!("{HEAD}{FACTS}{parts}{DRAW}"))
}

/// The one thing that is wrong with a criterion of these points.
fn fault(points: &str) -> (String, String) {
    let mut all = faults(&format!(
        "[[criteria]]\ncode = \"c\"\nlabel = \"C\"\npoints.{points}\n"
    ));
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(pointer: &str, rule: &str) -> (String, String) {
    (pointer.to_owned(), rule.to_owned())
}

#[test]
fn a_fact_that_is_not_there_is_named_where_it_is_used() {
    assert_eq!(
        fault("fixed = { when = { all = [\"works\", \"workz\"] }, give = 1 }"),
        at("/criteria/0/points/fixed/when/all/1", "fact-unknown")
    );
    assert_eq!(
        fault("fixed = { when = \"isee\", give = 1 }"),
        at("/criteria/0/points/fixed/when", "fact-wrong-type")
    );
    assert_eq!(
        fault("table = { of = \"home\", codes = { shack = 1, tent = 2, flat = 0 } }"),
        at("/criteria/0/points/table/codes/tent", "code-unknown")
    );
    assert_eq!(
        fault("table = { of = \"home\", codes = { shack = 1 } }"),
        at("/criteria/0/points/table/codes", "code-left-out")
    );
}

#[test]
fn bands_have_no_gap_no_overlap_and_nothing_out_of_reach() {
    let bands =
        |of: &str, steps: &str| fault(&format!("bands = {{ of = \"{of}\", steps = [{steps}] }}"));
    let steps = "/criteria/0/points/bands/steps";
    assert_eq!(
        bands(
            "isee",
            "{ from = 0, to = 4999, give = 2 }, { from = 5000, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-gap")
    );
    assert_eq!(
        bands(
            "isee",
            "{ from = 0, to = 5000, give = 2 }, { from = 5000, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-overlap")
    );
    assert_eq!(
        bands(
            "isee",
            "{ from = 0, below = 5000, give = 2 }, { above = 5000, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-gap")
    );
    assert_eq!(
        bands(
            "isee",
            "{ from = 0, to = 10, give = 2 }, { above = 9, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-overlap")
    );
    assert_eq!(
        bands(
            "members",
            "{ from = 1, to = 9, give = 2 }, { from = 10, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-unreachable")
    );
    assert_eq!(
        bands("isee", "{ from = 0, to = 5000, give = 2 }"),
        at(steps, "bands-do-not-cover")
    );
    assert_eq!(
        bands("members", "{ from = 2, to = 9, give = 2 }"),
        at(steps, "bands-do-not-cover")
    );
    assert_eq!(
        bands(
            "isee",
            "{ from = 0, to = 9, give = 2 }, { from = \"9.01\", to = 9, give = 2 }, { above = 9, give = 1 }"
        ),
        at(&format!("{steps}/1"), "band-empty")
    );
}

#[test]
fn caps_and_minima_are_measured_against_what_can_be_reached() {
    let group = |more: &str, points: &str| {
        faults(&format!(
            "[[groups]]\ncode = \"g\"\nlabel = \"G\"\n{more}\n[[criteria]]\ncode = \"c\"\ngroup = \"g\"\nlabel = \"C\"\npoints.{points}\n"
        ))
    };
    let ten = "fixed = { when = \"works\", give = 10 }";
    assert_eq!(
        group("cap = 9", ten),
        [at("/groups/0/cap", "cap-below-criterion")]
    );
    assert_eq!(
        group("minimum = 11", ten),
        [at("/groups/0/minimum", "minimum-unreachable")]
    );
    assert_eq!(
        group("cap = -1", "each = { of = \"members\", give = 1 }")[0],
        at("/groups/0/cap", "negative")
    );
    assert_eq!(
        group("within = \"h\"", ten),
        [at("/groups/0/within", "group-unknown")]
    );
    assert_eq!(
        fault("fixed = { when = \"works\", give = 0 }").1,
        "gives-nothing"
    );
    assert_eq!(
        fault("commission = { least = 5, most = 1 }").1,
        "bounds-contradict"
    );
}

#[test]
fn a_cap_that_binds_or_never_does_is_remarked_and_not_refused() {
    let told = |cap: &str| {
        let text = format!(
            "{HEAD}cap = {cap}\n{FACTS}[[criteria]]\ncode = \"c\"\nlabel = \"C\"\npoints.each = {{ of = \"members\", give = 1 }}\n{DRAW}"
        );
        let checked = Rules::check(read(&text)).expect("it is sound");
        checked
            .remarks
            .into_iter()
            .map(|remark| remark.rule)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("5"), ["cap-binds"]);
    assert_eq!(told("9"), [""; 0]);
    assert_eq!(told("12"), ["cap-never-binds"]);
}

#[test]
fn the_last_tie_breaker_leaves_no_two_equal() {
    let ties = |text: &str| faults_of(&format!("{HEAD}{FACTS}{text}"));
    let lower = "[[tie_breakers]]\ncode = \"l\"\nlabel = \"L\"\nfirst.lowest = \"isee\"\n";
    assert_eq!(ties(lower), [at("/tie_breakers", "no-final-tie-breaker")]);
    assert_eq!(
        faults_of(&format!("{HEAD}tie_breakers = []\n{FACTS}")),
        [at("/tie_breakers", "no-final-tie-breaker")]
    );
    let after = format!("{DRAW}{lower}");
    assert_eq!(
        ties(&after),
        [
            at("/tie_breakers/0", "tie-breaker-after-the-last"),
            at("/tie_breakers", "no-final-tie-breaker")
        ]
    );
}

#[test]
fn what_can_never_hold_is_a_mistake() {
    assert_eq!(
        fault("fixed = { when = { above = [\"members\", 9] }, give = 1 }"),
        at("/criteria/0/points/fixed/when/above", "never-so")
    );
    assert_eq!(
        fault("fixed = { when = { any = [] }, give = 1 }"),
        at("/criteria/0/points/fixed/when/any", "empty")
    );
    assert_eq!(
        fault("fixed = { when = { within = { day = \"born_on\" } }, give = 1 }").1,
        "span-wrong"
    );
}

#[test]
fn names_and_codes_stand_for_one_thing() {
    assert_eq!(
        faults("[parameters]\nisee = 1\n"),
        [at("/parameters/isee", "name-repeated")]
    );
    let twice = "[[criteria]]\ncode = \"c\"\nlabel = \"C\"\npoints.fixed = { when = \"works\", give = 1 }\n".repeat(2);
    assert_eq!(faults(&twice), [at("/criteria/1/code", "code-repeated")]);
    let members = "[facts.people]\ntype = \"members\"\nlabel = \"P\"\neach.isee = { type = \"decimal\", label = \"I\" }\n";
    assert_eq!(
        faults(members),
        [at("/facts/people/each/isee", "name-repeated")]
    );
}

#[test]
fn a_fact_bears_only_what_its_type_has() {
    let fact = |fact: &str| faults(&format!("[facts.more]\nlabel = \"M\"\n{fact}\n"));
    assert_eq!(
        fact("type = \"boolean\"\nmin = 1"),
        [at("/facts/more/min", "not-for-type")]
    );
    assert_eq!(fact("type = \"code\""), [at("/facts/more", "empty")]);
    assert_eq!(
        fact("type = \"decimal\"\nmin = 2\nmax = 1"),
        [at("/facts/more/max", "bounds-contradict")]
    );
    assert_eq!(
        fact("type = \"members\"\neach.inner = { type = \"members\", label = \"I\" }"),
        [at("/facts/more/each/inner", "members-nested")]
    );
}

#[test]
fn reserves_are_not_more_than_the_whole() {
    let reserve = |text: &str| faults(text);
    let one = |code: &str, more: &str| {
        format!("[[reserves]]\ncode = \"{code}\"\nlabel = \"R\"\nwhen = \"works\"\n{more}\n")
    };
    let percent = "percent = 60\nrounding = \"down\"";
    assert_eq!(
        reserve(&format!("{}{}", one("a", percent), one("b", percent))),
        [at("/reserves/1/percent", "reserve-above-places")]
    );
    assert_eq!(
        reserve(&one("a", "percent = 10")),
        [at("/reserves/0", "rounding-missing")]
    );
    assert_eq!(reserve(&one("a", "")), [at("/reserves/0", "size-wrong")]);
    assert_eq!(
        reserve(&one("a", "places = 1\nwithin = \"b\"")),
        [at("/reserves/0/within", "reserve-unknown")]
    );
    assert_eq!(
        reserve(&one("a", "places = 1\nunfilled.to = \"a\"")),
        [at("/reserves/0/unfilled", "reserve-unknown")]
    );
    let inner = format!(
        "{}{}",
        one("a", "places = 2\nunfilled.to = \"b\""),
        one("b", "places = 1\nwithin = \"a\"")
    );
    assert_eq!(
        reserve(&inner),
        [at("/reserves/0/unfilled", "reserve-unknown")]
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let all = faults(
        "[[requirements]]\ncode = \"r\"\nlabel = \"R\"\nwhen = \"nothing\"\n\
         [[criteria]]\ncode = \"c\"\nlabel = \"C\"\npoints.fixed = { when = \"nobody\", give = 1 }\n",
    );
    assert_eq!(
        all,
        [
            at("/requirements/0/when", "fact-unknown"),
            at("/criteria/0/points/fixed/when", "fact-unknown")
        ]
    );
}

#[test]
fn a_field_that_is_not_known_is_refused_by_name() {
    let text =
        format!("{HEAD}{FACTS}colour = {{ type = \"boolean\", label = \"C\", sort = 1 }}\n{DRAW}");
    let told = toml::from_str::<crate::scoring::rules::RuleSet>(&text)
        .expect_err("unknown")
        .to_string();
    assert!(told.contains("sort"), "{told}");
    let text = format!(
        "{HEAD}{FACTS}[[criteria]]\ncode = \"c\"\nlabel = \"C\"\npoints.fixed = {{ when = {{ al = [] }}, give = 1 }}\n{DRAW}"
    );
    let told = toml::from_str::<crate::scoring::rules::RuleSet>(&text)
        .expect_err("unknown")
        .to_string();
    assert!(told.contains("unknown variant `al`"), "{told}");
}

#[test]
fn facts_are_read_against_their_types_and_bounds() {
    let rules = super::rules(&format!("{HEAD}{FACTS}{DRAW}"));
    let told = |facts: serde_json::Value| {
        let facts = facts.as_object().expect("an object").clone();
        let told = rules.read_facts(&facts).expect_err("something is wrong");
        told.into_iter()
            .map(|fault| format!("{} {}", fault.pointer, fault.rule))
            .collect::<Vec<_>>()
    };
    let with = |name: &str, value: serde_json::Value| {
        let mut all = json!({"isee": "1", "members": 2, "works": true, "born_on": "1990-01-01", "home": "flat"});
        all[name] = value;
        all
    };
    assert!(
        rules
            .read_facts(with("isee", json!("2.50")).as_object().unwrap())
            .is_ok()
    );
    assert_eq!(told(with("isee", json!("2.505"))), ["/isee type"]);
    assert_eq!(told(with("isee", json!(2.5))), ["/isee type"]);
    assert_eq!(told(with("isee", json!("-1"))), ["/isee out-of-bounds"]);
    assert_eq!(told(with("members", json!(10))), ["/members out-of-bounds"]);
    assert_eq!(told(with("works", json!("yes"))), ["/works type"]);
    assert_eq!(
        told(with("born_on", json!("1990-02-30"))),
        ["/born_on type"]
    );
    assert_eq!(told(with("home", json!("tent"))), ["/home type"]);
    assert_eq!(told(with("home", json!(null))), ["/home required"]);
    assert_eq!(told(with("colour", json!(1))), ["/colour unknown"]);
}
