//! What a ranking tells: why somebody stands where they stand, and what moved them.

use super::{entry, given, order, paid, points, regulation, rules, served, standings, supplied};
use crate::scoring::rules::{Code, Name};
use crate::scoring::{DecidedBy, Given, Standing, Supply, Why, changes};
use serde_json::json;
use std::collections::BTreeMap;

fn code(text: &str) -> Code {
    Code::parse(text).expect("a valid code")
}

#[test]
fn each_line_names_its_fact_and_what_proves_it() {
    let rules = regulation!("nursery-montesilvano");
    let all = standings(
        &rules,
        vec![
            entry(
                &rules,
                "a",
                json!({"both_work": true, "single_parent_not_working": true, "isee": "10.50"}),
            ),
            entry(&rules, "b", json!({"both_work": true, "isee": "10.49"})),
        ],
    );
    let evidence = BTreeMap::from([(Name::parse("both_work").unwrap(), code("payslip"))]);
    let told = all
        .explain(&rules, 0, &evidence)
        .expect("the applicant is there");
    let list = &told.lists[0];
    assert_eq!(
        (list.position, list.of, list.points.to_string().as_str()),
        (Some(2), 2, "5")
    );
    let both = &list.lines[1];
    assert_eq!(
        (both.criterion.as_str(), both.counted.to_string().as_str()),
        ("both-work", "5")
    );
    assert_eq!(both.facts[0].evidence, Some(code("payslip")));
    assert_eq!(both.facts[0].value, Some(json!(true)));
    let less = &list.lines[2];
    assert_eq!(
        (less.raw.to_string(), less.counted.to_string()),
        ("3".into(), "0".into())
    );
    assert_eq!(
        (less.cut.as_deref(), less.cut_by.clone()),
        (Some("exclusive"), Some(code("work")))
    );
    let next = list.next.clone().expect("somebody is above");
    assert_eq!(
        (next.decided_by, next.code),
        (DecidedBy::TieBreaker, Some(code("lower-isee")))
    );
    assert!(next.points.is_none(), "the ISEE of the other is not told");
    assert!(
        all.explain(&rules, 1, &evidence).unwrap().lists[0]
            .next
            .is_none()
    );
}

#[test]
fn an_objection_moves_two_and_each_sees_why() {
    let rules = regulation!("nursery-montesilvano");
    let e = |name: &str, facts| entry(&rules, name, facts);
    let entries = vec![
        e("a", json!({"both_work": true, "isee": "100"})),
        e(
            "b",
            json!({"single_parent_not_working": true, "isee": "100"}),
        ),
        e("c", json!({"isee": "100"})),
    ];
    let before = standings(&rules, entries);
    assert_eq!(order(&before, 0), ["a", "b", "c"]);
    let mut after = before.clone();
    after.rescore(&rules, e("c", json!({"isee": "100", "single_parent_not_working": true, "parent_student_or_disabled": true})));
    assert_eq!(order(&after, 0), ["c", "a", "b"]);
    let moved = changes(&rules, &before, &after);
    assert_eq!(
        moved
            .iter()
            .map(|one| one.code.as_str())
            .collect::<Vec<_>>(),
        ["c", "a", "b"]
    );
    let of = |criterion: &str, before: i64, after: i64| Why::Criterion {
        criterion: code(criterion),
        before: rust_decimal::Decimal::from(before).into(),
        after: rust_decimal::Decimal::from(after).into(),
    };
    assert_eq!(
        moved[0].why,
        [
            of("single-parent-not-working", 0, 3),
            of("parent-student-or-disabled", 0, 3)
        ]
    );
    assert_eq!(moved[1].why, [Why::Overtaken { by: code("c") }]);
    assert_eq!((moved[2].before, moved[2].after), (Some(2), Some(3)));
    assert!(changes(&rules, &after, &after).is_empty());
}

#[test]
fn a_place_that_is_given_up_goes_to_the_next_and_to_nobody_else() {
    let rules = regulation!("homecare-cesa");
    let entries = |gone: &[usize]| {
        let one = |n: usize| {
            let mut one = entry(
                &rules,
                &format!("e{n}"),
                json!({"isee": (n * 3000).to_string()}),
            );
            if gone.contains(&n) {
                one.standing = Standing::Out;
            }
            one
        };
        (0..8).map(one).collect::<Vec<_>>()
    };
    let places = Supply {
        places: vec![Some(2)],
        funds: vec![],
    };
    let before = supplied(&rules, entries(&[]), places.clone());
    assert_eq!(served(&before, 0).len(), 2);
    let first = before.lists()[0].order[0];
    let after = supplied(&rules, entries(&[first]), places);
    assert_eq!(order(&before, 0), order(&after, 0));
    assert_eq!(given(&after, 0, &format!("e{first}")), Some(Given::Out));
    let third = &order(&before, 0)[2];
    assert_eq!(served(&after, 0), [order(&before, 0)[1], third]);
}

#[test]
fn who_holds_a_place_keeps_it_when_somebody_better_comes() {
    let rules = regulation!("homecare-cesa");
    let mut holder = entry(&rules, "holder", json!({"isee": "30000"}));
    holder.standing = Standing::Holds(0);
    let better = entry(&rules, "better", json!({"isee": "0"}));
    let all = supplied(
        &rules,
        vec![holder, better],
        Supply {
            places: vec![Some(1)],
            funds: vec![],
        },
    );
    assert_eq!(order(&all, 0), ["better", "holder"]);
    assert_eq!(served(&all, 0), ["holder"]);
}

/// A regulation that nobody has thought of: per-member counts, a ratio, a multiplier, a minimum, two lists with
/// preferences, a reserve that stays vacant.
const MADE_UP: &str = r#"
title = "Orti sociali"
source = "Delibera 7/2026"
minimum = "2.5"
reserved_places = "last"

[facts]
balcony = { type = "boolean", label = "Balcone" }
income = { type = "decimal", label = "Reddito", min = 0 }
rooms = { type = "integer", label = "Vani", min = 1, max = 20 }
kind = { type = "code", label = "Mestiere", codes = ["gardener", "other"] }

[facts.family]
type = "members"
label = "Famiglia"
each.age = { type = "integer", label = "Età", min = 0, max = 120 }
each.earns = { type = "decimal", label = "Guadagno", min = 0 }

[[groups]]
code = "need"
label = "Bisogno"
cap = 6
minimum = "0.5"

[[criteria]]
code = "children"
group = "need"
label = "Ogni figlio oltre il primo"
points.each = { of = { count = { of = "family", where = { all = [{ below = ["age", 14] }, { equal = ["earns", 0] }] } } }, give = "1.5", beyond = 1, most = 3 }

[[criteria]]
code = "density"
group = "need"
label = "Persone per vano"
[criteria.points.formula]
value.divide = { value = { count = { of = "family" } }, by = "rooms", if_zero = 0 }
rounding = { decimals = 1, mode = "half_up" }
least = 0
most = 4

[[criteria]]
code = "craft"
label = "Mestiere"
points.table = { of = "kind", codes = { gardener = 2 }, otherwise = 1 }
times = { by = 2, when = { not = "balcony" } }

[[lists]]
code = "north"
label = "Nord"
places = 1

[[lists]]
code = "south"
label = "Sud"
places = 2

[[reserves]]
code = "gardeners"
label = "Giardinieri"
list = "south"
places = 1
unfilled = "vacant"
when = { one_of = { fact = "kind", codes = ["gardener"] } }

[[tie_breakers]]
code = "family-income"
label = "Guadagni della famiglia"
first.lowest.sum = { of = "family", value = "earns" }

[[tie_breakers]]
code = "draw"
label = "Sorteggio"
first = "draw"
"#;

#[test]
fn a_regulation_nobody_thought_of_needs_no_code() {
    let rules = rules(MADE_UP);
    let facts = |balcony: bool, kind: &str, rooms: i64, family: &[(i64, &str)]| {
        let family: Vec<_> = family
            .iter()
            .map(|(age, earns)| json!({"age": age, "earns": earns}))
            .collect();
        json!({"balcony": balcony, "income": "1", "rooms": rooms, "kind": kind, "family": family})
    };
    let family = [(40, "900"), (10, "0"), (9, "0"), (8, "0"), (13, "5")];
    let mut entries = vec![
        entry(&rules, "many", facts(false, "other", 2, &family)),
        entry(
            &rules,
            "same",
            facts(
                false,
                "other",
                2,
                &[(40, "800"), (10, "0"), (9, "0"), (8, "0"), (13, "5")],
            ),
        ),
        entry(
            &rules,
            "few",
            facts(
                true,
                "other",
                3,
                &[(40, "0"), (41, "0"), (3, "0"), (4, "0")],
            ),
        ),
        entry(&rules, "below", facts(true, "gardener", 9, &[(40, "0")])),
    ];
    entries[0].preferences = vec![0, 1];
    entries[1].preferences = vec![0, 1];
    entries[2].preferences = vec![1];
    let all = standings(&rules, entries);
    // Three points for two further children, 2.5 for the rooms, two for the craft doubled.
    assert_eq!(points(&all, "many"), "7.5");
    assert_eq!(points(&all, "below"), "2.1");
    assert_eq!(order(&all, 0), ["same", "many"]);
    assert_eq!(order(&all, 1), ["same", "many", "few"]);
    assert_eq!(served(&all, 0), ["same"]);
    // One place of the south is for gardeners and stays vacant.
    assert_eq!(served(&all, 1), ["many"]);
    assert_eq!(given(&all, 1, "same"), Some(Given::Elsewhere(0)));
    assert_eq!(given(&all, 1, "few"), Some(Given::Waiting));
    let told = all.explain(&rules, 3, &BTreeMap::new()).unwrap();
    assert_eq!(told.lists[1].below.as_deref(), Some("total"));
}

#[test]
fn a_regulation_is_the_same_after_it_was_written_down() {
    let all = [
        include_str!("../../../../docs/regulations/housing-umbria.toml"),
        include_str!("../../../../docs/regulations/housing-1972.toml"),
        include_str!("../../../../docs/regulations/nursery-palermo.toml"),
        include_str!("../../../../docs/regulations/rent-torino.toml"),
        MADE_UP,
    ];
    for text in all {
        let set = super::read(text);
        let json = serde_json::to_string(&set).expect("rule sets are JSON");
        assert_eq!(
            serde_json::from_str::<crate::scoring::rules::RuleSet>(&json).expect("it is read"),
            set
        );
    }
}

#[test]
fn what_became_of_the_money_is_told_to_each() {
    let rules = regulation!("water-pesaro");
    let all = supplied(
        &rules,
        vec![entry(&rules, "a", json!({"isee": "1", "members": 4}))],
        Supply {
            places: vec![],
            funds: vec![Some(super::decimal("120"))],
        },
    );
    assert_eq!(paid(&all, "a"), "120");
    let told = all.explain(&rules, 0, &BTreeMap::new()).unwrap();
    let list = &told.lists[0];
    assert_eq!(list.due.map(|n| n.to_string()), Some("200".into()));
    assert_eq!(list.paid.map(|n| n.to_string()), Some("120".into()));
}
