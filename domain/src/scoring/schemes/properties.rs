//! What holds of every ranking, whoever applies.

use super::{entry, order, rules, supplied};
use crate::scoring::rules::Code;
use crate::scoring::{Adjustment, Entry, Given, Rules, Standings, Supply};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Two lists, groups within groups, reserves within reserves, few different values so that many are equal.
const PLACES: &str = r#"
title = "Prova"
source = "Prova"
cap = 12

[facts]
a = { type = "boolean", label = "A" }
b = { type = "boolean", label = "B" }
n = { type = "integer", label = "N", min = 0, max = 9 }
d = { type = "decimal", label = "D", min = 0, optional = true }

[[tiers]]
code = "first"
label = "F"
when = { all = ["a", "b", { above = ["n", 7] }] }

[[groups]]
code = "outer"
label = "O"
cap = 9

[[groups]]
code = "inner"
label = "I"
within = "outer"
cap = 6

[[groups]]
code = "one"
label = "1"
within = "outer"
exclusive = true

[[criteria]]
code = "c1"
group = "inner"
label = "C1"
points.each = { of = "n", give = "1.5", most = 6 }

[[criteria]]
code = "c2"
group = "inner"
label = "C2"
points.fixed = { when = "a", give = 3 }

[[criteria]]
code = "c3"
group = "one"
label = "C3"
points.bands = { of = "d", steps = [{ from = 0, to = 10, give = 5 }, { above = 10, give = 1 }] }

[[criteria]]
code = "c4"
group = "one"
label = "C4"
points.fixed = { when = "b", give = 4 }
times = { by = "0.5", when = "a" }

[[criteria]]
code = "c5"
label = "C5"
points.commission = { least = 0, most = 5, decimals = 1 }

[[lists]]
code = "x"
label = "X"

[[lists]]
code = "y"
label = "Y"

[[lists.fills_from]]
list = "x"

[[reserves]]
code = "r"
label = "R"
percent = 40
rounding = "half_up"
when = "b"

[[reserves]]
code = "rr"
label = "RR"
within = "r"
percent = 50
rounding = "up"
when = { all = ["a", "b"] }

[[reserves]]
code = "s"
label = "S"
list = "x"
places = 1
unfilled = "vacant"
when = { above = ["n", 4] }

[[tie_breakers]]
code = "low"
label = "L"
first.lowest = "d"

[[tie_breakers]]
code = "draw"
label = "S"
first = "draw"
"#;

const MONEY: &str = r#"
title = "Prova"
source = "Prova"

[facts]
need = { type = "decimal", label = "Bisogno", min = 0 }
first = { type = "boolean", label = "Prima" }

[[tiers]]
code = "first"
label = "Prima"
when = "first"

[[tie_breakers]]
code = "draw"
label = "S"
first = "draw"

[budget]
grant.least = ["need", 900]
rounding = { decimals = 2, mode = "down" }
least = 20
"#;

fn places() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| rules(PLACES))
}

fn code(n: usize) -> String {
    format!("e{n:03}")
}

type Facts = (bool, bool, i64, Option<i64>, i64, u8);

fn applicant(n: usize, (a, b, count, d, commission, wish): &Facts) -> Entry {
    let rules = places();
    let mut one = entry(rules, &code(n), json!({"a": a, "b": b, "n": count, "d": d}));
    one.preferences = match wish {
        0 => vec![],
        1 => vec![0],
        2 => vec![1, 0],
        _ => vec![1],
    };
    let asked = rules.criterion_of(&Code::parse("c5").unwrap()).unwrap();
    one.commission = vec![(asked, Decimal::new(*commission, 1))];
    one
}

fn applicants() -> impl Strategy<Value = Vec<Entry>> {
    let facts = (
        any::<bool>(),
        any::<bool>(),
        0..10_i64,
        proptest::option::of(8..13_i64),
        0..=50_i64,
        0..4_u8,
    );
    proptest::collection::vec(facts, 1..24).prop_map(|all| {
        all.iter()
            .enumerate()
            .map(|(n, facts)| applicant(n, facts))
            .collect()
    })
}

fn supply(x: u32, y: u32) -> Supply {
    Supply {
        places: vec![Some(x), Some(y)],
        funds: vec![],
    }
}

fn ranked(entries: Vec<Entry>, x: u32, y: u32) -> Standings {
    supplied(places(), entries, supply(x, y))
}

/// Everything that could be published, by public code.
fn published(all: &Standings) -> Vec<(usize, String, Given)> {
    let lists = all.lists().iter().enumerate();
    lists
        .flat_map(|(list, listed)| {
            let both = listed.order.iter().zip(&listed.given);
            both.map(move |(entry, given)| (list, all.entries()[*entry].code.to_string(), *given))
        })
        .collect()
}

proptest! {
    #[test]
    fn the_order_of_filing_makes_no_difference(
        (entries, mixed) in applicants().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        x in 0..8_u32, y in 0..8_u32,
    ) {
        prop_assert_eq!(published(&ranked(entries, x, y)), published(&ranked(mixed, x, y)));
    }

    #[test]
    fn somebody_worse_changes_nobody_above(entries in applicants(), x in 0..8_u32, y in 0..8_u32) {
        let all = ranked(entries.clone(), x, y);
        let with = &entries[entries.len() - 1];
        let without = ranked(entries[..entries.len() - 1].to_vec(), x, y);
        for list in 0..2 {
            let full = order(&all, list);
            let less = order(&without, list);
            let Some(at) = full.iter().position(|code| *code == with.code.as_str()) else { continue };
            prop_assert_eq!(&full[..at], &less[..at]);
            prop_assert_eq!(&full[at + 1..], &less[at..]);
        }
    }

    #[test]
    fn more_points_never_put_anybody_lower(
        entries in applicants(), which in any::<prop::sample::Index>(), more in 1..30_i64,
    ) {
        let n = which.index(entries.len());
        let before = ranked(entries.clone(), 3, 3);
        let mut better = entries;
        better[n].adjustments.push(Adjustment { code: Code::parse("more").unwrap(), points: Decimal::new(more, 1) });
        let after = ranked(better, 3, 3);
        for list in 0..2 {
            if let (Some(was), Some(is)) = (before.position(n, list), after.position(n, list)) {
                prop_assert!(is <= was);
            }
        }
    }

    #[test]
    fn caps_hold_and_the_lines_add_up(entries in applicants()) {
        let all = ranked(entries, 3, 3);
        let explained = (0..all.entries().len())
            .filter_map(|entry| all.explain(places(), entry, &std::collections::BTreeMap::new()));
        for told in explained {
            for list in told.lists {
                let counted = |codes: &[&str]| -> Decimal {
                    list.lines.iter().filter(|line| codes.contains(&line.criterion.as_str())).map(|line| line.counted.decimal()).sum()
                };
                prop_assert!(counted(&["c1", "c2"]) <= Decimal::from(6));
                prop_assert!(counted(&["c1", "c2", "c3", "c4"]) <= Decimal::from(9));
                let sum: Decimal = list.lines.iter().map(|line| line.counted.decimal()).sum();
                prop_assert!(sum <= Decimal::from(12));
                prop_assert_eq!(sum, list.points.decimal());
                prop_assert!(list.lines.iter().all(|line| line.counted <= line.raw));
                let both = list.lines.iter().filter(|line| ["c3", "c4"].contains(&line.criterion.as_str()));
                prop_assert!(both.filter(|line| !line.counted.decimal().is_zero()).count() <= 1);
            }
        }
    }

    #[test]
    fn no_place_is_given_twice_and_no_reserve_passes_its_part(
        entries in applicants(), x in 0..12_u32, y in 0..12_u32,
    ) {
        let all = ranked(entries, x, y);
        for (list, places) in [(0, x), (1, y)] {
            let given = &all.lists()[list].given;
            let of = |reserve| u32::try_from(given.iter().filter(|given| **given == Given::Place(Some(reserve))).count()).unwrap();
            let half_up = (places * 4 + 5) / 10;
            prop_assert!(of(0) + of(1) <= half_up);
            prop_assert!(of(2) <= u32::from(list == 0));
        }
        let mut places = [x, y];
        let mut placed = BTreeSet::new();
        for (list, code, given) in published(&all) {
            match given {
                Given::Place(_) => {
                    prop_assert!(placed.insert(code));
                    places[list] = places[list].checked_sub(1).expect("more than there are");
                }
                // Somebody who moved to a list they do not stand in takes one of its places.
                Given::Elsewhere(other) if order(&all, other).iter().all(|stands| *stands != code) => {
                    prop_assert!(placed.insert(code));
                    places[other] = places[other].checked_sub(1).expect("more than there are");
                }
                Given::Elsewhere(_) | Given::Waiting | Given::Out => {}
            }
        }
    }

    #[test]
    fn nobody_waits_behind_somebody_who_got_a_place_that_is_for_all(
        entries in applicants(), x in 0..8_u32, y in 0..8_u32,
    ) {
        let all = ranked(entries, x, y);
        for listed in all.lists() {
            let waits = listed.given.iter().position(|given| *given == Given::Waiting);
            let last = listed.given.iter().rposition(|given| *given == Given::Place(None));
            if let (Some(waits), Some(last)) = (waits, last) {
                prop_assert!(last < waits);
            }
        }
    }

    #[test]
    fn scoring_one_again_gives_what_scoring_all_gives(
        entries in applicants(), which in any::<prop::sample::Index>(), count in 0..10_i64,
    ) {
        let n = which.index(entries.len());
        let mut changed = entries.clone();
        let facts = json!({"a": true, "b": false, "n": count, "d": "10"});
        changed[n].facts = entry(places(), "x", facts).facts;
        let mut kept = ranked(entries, 3, 2);
        kept.rescore(places(), changed[n].clone());
        prop_assert_eq!(published(&kept), published(&ranked(changed, 3, 2)));
    }

    #[test]
    fn no_more_is_paid_than_there_is(
        needs in proptest::collection::vec((0..200_000_i64, any::<bool>()), 1..20),
        fund in 0..1_000_000_i64,
        short in prop::sample::select(vec![
            "by_order.last = \"part\"", "by_order.last = \"stop\"", "by_order.last = \"skip\"",
            "pro_rata = {}", "pro_rata.by_tier = true",
        ]),
    ) {
        let rules = rules(&format!("{MONEY}short.{short}\n"));
        let fund = Decimal::new(fund, 2);
        let entries: Vec<_> = needs
            .iter()
            .enumerate()
            .map(|(n, (need, first))| {
                entry(&rules, &code(n), json!({"need": Decimal::new(*need, 2).to_string(), "first": first}))
            })
            .collect();
        let due: Vec<Decimal> = entries.iter().map(|one| rules.due(one, 0, crate::given::day("2026-01-01"))).collect();
        let all = supplied(&rules, entries, Supply { places: vec![], funds: vec![Some(fund)] });
        let listed = &all.lists()[0];
        let paid = listed.paid.clone().expect("money is given");
        let spent: Decimal = paid.iter().sum();
        prop_assert!(spent <= fund);
        prop_assert_eq!(listed.residue, Some(fund - spent));
        for (entry, paid) in listed.order.iter().zip(&paid) {
            prop_assert!(*paid <= due[*entry]);
            prop_assert!(paid.is_zero() || *paid >= Decimal::from(20));
            prop_assert_eq!(*paid, paid.round_dp(2));
        }
    }
}
