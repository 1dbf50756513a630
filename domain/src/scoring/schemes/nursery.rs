//! Nurseries: sums, alternatives, pure priorities, several lists, what is left to neighbours.

use super::{entry, given, order, points, regulation, served, standings};
use crate::scoring::Given;
use serde_json::json;

#[test]
fn montesilvano_orders_its_six_applicants_as_published() {
    let rules = regulation!("nursery-montesilvano");
    let (mono, both, not) = (
        "single_parent_working",
        "both_work",
        "single_parent_not_working",
    );
    let (parent, twins) = ("parent_student_or_disabled", "siblings_or_other_disabled");
    let all = standings(
        &rules,
        vec![
            entry(
                &rules,
                "a",
                json!({both: true, twins: true, "isee": "6200.00"}),
            ),
            entry(&rules, "b", json!({both: true, "isee": "4100.00"})),
            entry(
                &rules,
                "c",
                json!({mono: true, parent: true, "isee": "15300.00"}),
            ),
            entry(&rules, "d", json!({not: true, "isee": "0.00"})),
            entry(
                &rules,
                "e",
                json!({both: true, twins: true, "isee": "6199.99"}),
            ),
            entry(
                &rules,
                "f",
                json!({not: true, twins: true, "isee": "8800.00"}),
            ),
        ],
    );
    assert_eq!(order(&all, 0), ["c", "e", "a", "b", "f", "d"]);
    let scores: Vec<_> = ["c", "e", "a", "b", "f", "d"]
        .iter()
        .map(|code| points(&all, code))
        .collect();
    assert_eq!(scores, ["8", "7", "7", "5", "5", "3"]);
}

#[test]
fn cisternino_puts_residents_first_and_breaks_ties_three_times() {
    let rules = regulation!("nursery-cisternino");
    let facts = |resident, isee: &str, born: &str, others: &[&str]| {
        let others: Vec<_> = others
            .iter()
            .map(|born| json!({"child_born_on": born}))
            .collect();
        json!({"resident": resident, "isee": isee, "born_on": born, "other_children": others,
            "parents": [{"works": true}, {"works": true}]})
    };
    let all = standings(
        &rules,
        vec![
            entry(
                &rules,
                "far",
                facts(false, "0", "2024-05-01", &["2024-06-01"]),
            ),
            entry(
                &rules,
                "old",
                facts(true, "12000", "2024-05-01", &["2015-01-01"]),
            ),
            entry(
                &rules,
                "young",
                facts(true, "12000", "2025-05-01", &["2015-01-01"]),
            ),
            entry(
                &rules,
                "many",
                facts(true, "12000", "2024-01-01", &["2015-01-01", "2010-01-01"]),
            ),
            entry(
                &rules,
                "grown",
                facts(true, "12000", "2024-01-01", &["2001-01-01"]),
            ),
            entry(&rules, "poorer", facts(true, "11999.99", "2024-01-01", &[])),
            entry(
                &rules,
                "baby",
                facts(true, "30000", "2024-01-01", &["2023-01-02"]),
            ),
            entry(
                &rules,
                "three",
                facts(true, "40000", "2024-01-01", &["2023-01-01"]),
            ),
        ],
    );
    // The child of 2023-01-01 is three on the reference day, the one of 2023-01-02 is not.
    assert_eq!(
        order(&all, 0),
        [
            "baby", "poorer", "many", "young", "old", "grown", "three", "far"
        ]
    );
    assert_eq!(points(&all, "baby"), "3");
    assert_eq!(points(&all, "far"), "4");
}

#[test]
fn a_parent_alone_who_works_counts_as_parents_who_work() {
    let rules = regulation!("nursery-cisternino");
    let facts = |parents| json!({"resident": true, "born_on": "2024-05-01", "other_children": [], "parents": parents});
    let all = standings(
        &rules,
        vec![
            entry(&rules, "one", facts(json!([{"works": true}]))),
            entry(
                &rules,
                "half",
                facts(json!([{"works": true}, {"works": false}])),
            ),
            entry(&rules, "nobody", facts(json!([]))),
        ],
    );
    assert_eq!(
        ["one", "half", "nobody"].map(|code| points(&all, code)),
        ["2", "0", "0"]
    );
}

fn palermo(facts: &[(&str, serde_json::Value)]) -> serde_json::Value {
    let mut all =
        json!({"working_parents": 0, "parents": 1, "children": 1, "born_on": "2024-06-01"});
    for (name, value) in facts {
        all[*name] = value.clone();
    }
    all
}

#[test]
fn palermo_asks_one_priority_after_the_other() {
    let rules = regulation!("nursery-palermo");
    let e = |code: &str, facts: &[(&str, serde_json::Value)]| entry(&rules, code, palermo(facts));
    let all = standings(
        &rules,
        vec![
            e("four", &[("children", json!(4))]),
            e("twins", &[("twins", json!(true))]),
            e("jobless", &[("parents", json!(2))]),
            e("one-works", &[("working_parents", json!(1))]),
            e("both-work", &[("working_parents", json!(2))]),
            e("sibling", &[("sibling_nursery", json!("aquilone"))]),
            e("family", &[("family_disabled", json!(true))]),
            e(
                "alone",
                &[("single_parent", json!(true)), ("twins", json!(true))],
            ),
            e("charge", &[("in_charge_of_services", json!(true))]),
            e("disabled", &[("child_disabled", json!(true))]),
            e("court", &[("court_decree", json!(true))]),
        ],
    );
    let medium = rules
        .list_of(&crate::scoring::rules::Code::parse("aquilone-medium").unwrap())
        .unwrap();
    assert_eq!(
        order(&all, medium),
        [
            "court",
            "disabled",
            "charge",
            "alone",
            "family",
            "sibling",
            "both-work",
            "one-works",
            "jobless",
            "twins",
            "four"
        ]
    );
    // In the other nursery the sibling counts for nothing.
    assert_eq!(
        order(&all, 2)
            .iter()
            .position(|code| *code == "sibling")
            .map(|n| n > 6),
        Some(true)
    );
}

#[test]
fn what_a_section_leaves_goes_to_the_younger_section_and_then_to_the_neighbour() {
    let rules = regulation!("nursery-palermo");
    let mut infants: Vec<_> = (0..3)
        .map(|n| {
            let facts = palermo(&[("born_on", json!("2025-02-10"))]);
            entry(&rules, &format!("infant-{n}"), facts)
        })
        .collect();
    let mut first = entry(&rules, "first", palermo(&[]));
    first.preferences = vec![1];
    let mut neighbour = entry(&rules, "neighbour", palermo(&[("twins", json!(true))]));
    neighbour.preferences = vec![2];
    let mut second = entry(&rules, "second", palermo(&[]));
    second.preferences = vec![2];
    infants.extend([first, neighbour, second]);
    let all = standings(&rules, infants);
    assert_eq!(served(&all, 0).len(), 2);
    assert_eq!(served(&all, 1), ["first"]);
    assert_eq!(served(&all, 2), ["neighbour"]);
    // Two of three infants of ten months have places in their own section; the third moves up, then the neighbour's second.
    let waiting: Vec<_> = (0..3)
        .filter(|n| {
            matches!(
                given(&all, 0, &format!("infant-{n}")),
                Some(Given::Elsewhere(1))
            )
        })
        .collect();
    assert_eq!(waiting.len(), 1);
    assert_eq!(given(&all, 2, "second"), Some(Given::Elsewhere(1)));
}

#[test]
fn bologna_multiplies_the_work_of_a_single_parent_and_ends_in_the_number() {
    let rules = regulation!("nursery-bologna");
    let facts = |number: i64, more: &[(&str, serde_json::Value)]| {
        let mut all = json!({"work_hours": "full", "siblings": 0, "isee": "20000", "born_on": "2024-01-01", "number": number});
        for (name, value) in more {
            all[*name] = value.clone();
        }
        all
    };
    let all = standings(
        &rules,
        vec![
            entry(&rules, "plain", facts(7, &[])),
            entry(&rules, "same", facts(3, &[])),
            entry(
                &rules,
                "older",
                facts(9, &[("born_on", json!("2023-01-01"))]),
            ),
            entry(&rules, "rich", facts(1, &[("isee", json!("50000.01"))])),
            entry(&rules, "unknown", facts(2, &[("isee", json!(null))])),
            entry(&rules, "alone", facts(5, &[("single_parent", json!(true))])),
            entry(
                &rules,
                "load",
                facts(
                    6,
                    &[("siblings", json!(3)), ("disabled_relative", json!(true))],
                ),
            ),
            entry(
                &rules,
                "work",
                facts(
                    4,
                    &[
                        ("single_parent", json!(true)),
                        ("work_hours", json!("none")),
                        ("siblings", json!(8)),
                    ],
                ),
            ),
            entry(
                &rules,
                "right",
                facts(
                    8,
                    &[("by_right", json!(true)), ("work_hours", json!("none"))],
                ),
            ),
        ],
    );
    assert_eq!(points(&all, "alone"), "12");
    assert_eq!(points(&all, "load"), "12");
    assert_eq!(points(&all, "work"), "8");
    assert_eq!(
        order(&all, 0),
        [
            "right", "alone", "load", "work", "older", "same", "plain", "rich", "unknown"
        ]
    );
}

#[test]
fn umbertide_makes_three_lists_by_age() {
    let rules = regulation!("nursery-umbertide");
    let facts = |born: &str, income: &str, right: bool| json!({"by_right": right, "both_work": true, "siblings": 5, "income": income, "born_on": born});
    let all = standings(
        &rules,
        vec![
            entry(&rules, "s1", facts("2025-01-02", "9000", false)),
            entry(&rules, "m1", facts("2025-01-01", "9000", false)),
            entry(&rules, "m2", facts("2024-01-02", "8000", false)),
            entry(&rules, "l1", facts("2024-01-01", "9000", false)),
            entry(&rules, "l2", facts("2023-06-01", "99000", true)),
        ],
    );
    assert_eq!(
        [0, 1, 2].map(|list| order(&all, list)),
        [vec!["s1"], vec!["m2", "m1"], vec!["l2", "l1"]]
    );
    assert_eq!(points(&all, "s1"), "9");
}
