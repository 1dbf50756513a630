//! Home care and residence: bands at their bounds, shares of the cost, ceilings, the commission.

use super::{decimal, derived, entry, order, paid, points, regulation, served, standings};
use crate::scoring::rules::Code;
use crate::scoring::{Adjustment, Admission, DecidedBy};
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn cesa_gives_the_points_of_its_bands_to_the_cent() {
    let rules = regulation!("homecare-cesa");
    let bounds = [
        "4999.99", "5000.00", "9000.00", "9000.01", "14000.01", "20000.00", "20000.01",
    ];
    let all = standings(
        &rules,
        bounds
            .iter()
            .enumerate()
            .map(|(n, isee)| entry(&rules, &format!("e{n}"), json!({"isee": isee})))
            .collect(),
    );
    let scores: Vec<_> = (0..bounds.len())
        .map(|n| points(&all, &format!("e{n}")))
        .collect();
    assert_eq!(scores, ["10", "7", "7", "4", "2", "2", "0"]);
    assert_eq!(served(&all, 0).len(), 5);
}

#[test]
fn teramo_charges_an_hour_by_a_line_that_has_no_step() {
    let rules = regulation!("homecare-teramo");
    let share = |isee: &str| {
        derived(
            &rules,
            "hourly_share",
            json!({"isee": isee, "hourly_cost": "21.50"}),
        )
        .map(|n| n.to_string())
    };
    let vectors = [
        ("7500.00", "0"),
        ("7500.01", "1.5"),
        ("9000.00", "1.5"),
        ("15000.00", "2.5"),
        ("20000.00", "3.33"),
        ("30000.00", "5"),
        ("30000.01", "21.5"),
    ];
    for (isee, expected) in vectors {
        assert_eq!(share(isee).as_deref(), Some(expected), "{isee}");
    }
}

#[test]
fn cassano_charges_most_where_no_isee_was_shown() {
    let rules = regulation!("homecare-cassano");
    let tariff = |isee: serde_json::Value| {
        derived(&rules, "tariff", json!({"isee": isee})).map(|n| n.to_string())
    };
    let vectors = [
        (json!("3000"), "0"),
        (json!("3001"), "2"),
        (json!("7500"), "5"),
        (json!("20000"), "18"),
        (json!("20000.01"), "18"),
        (json!(null), "20"),
    ];
    for (isee, expected) in vectors {
        assert_eq!(tariff(isee.clone()).as_deref(), Some(expected), "{isee}");
    }
}

#[test]
fn the_sicilian_ceiling_follows_the_household() {
    let rules = regulation!("homecare-sicily-ceiling");
    let ceiling = |members: i64| {
        derived(
            &rules,
            "ceiling",
            json!({"income": "0", "members": members}),
        )
    };
    assert_eq!(ceiling(1), Some(decimal("10992.93")));
    assert_eq!(ceiling(2), Some(decimal("14657.24")));
    assert_eq!(ceiling(3), Some(decimal("17222.26")));
    let all = standings(
        &rules,
        vec![
            entry(&rules, "in", json!({"income": "10992.93", "members": 1})),
            entry(&rules, "out", json!({"income": "10992.94", "members": 1})),
        ],
    );
    assert_eq!(order(&all, 0), ["in"]);
    assert!(matches!(all.sheets()[1].admission, Admission::Excluded(_)));
}

#[test]
fn san_gregorio_orders_by_ise_and_gives_hours_until_they_end() {
    let rules = regulation!("homecare-san-gregorio");
    let all = standings(
        &rules,
        (0..9)
            .map(|n| {
                let facts = json!({"ise": (n * 1000).to_string(), "family_nearby": n == 7});
                entry(&rules, &format!("e{n}"), facts)
            })
            .collect(),
    );
    assert_eq!(order(&all, 0)[..2], ["e0", "e1"]);
    // Six times six hours leave four: too few for the seventh, enough for the eighth.
    let hours: Vec<_> = (0..9).map(|n| paid(&all, &format!("e{n}"))).collect();
    assert_eq!(hours, ["6", "6", "6", "6", "6", "6", "0", "4", "0"]);
    assert_eq!(all.lists()[0].residue, Some(decimal("0")));
}

#[test]
fn the_commission_gives_its_points_and_a_refusal_costs_ten() {
    let rules = regulation!("residential-kbls");
    let criterion = |code: &str| rules.criterion_of(&Code::parse(code).unwrap()).unwrap();
    let facts = json!({"applied_on": "2025-03-15", "years_in_catchment": 12});
    let mut one = entry(&rules, "one", facts.clone());
    assert_eq!(rules.unscored(&one).count(), 4);
    one.commission = vec![
        (criterion("care-need"), decimal("35")),
        (criterion("home-care"), decimal("8")),
        (criterion("housing"), decimal("4")),
        (criterion("personal"), decimal("7.5")),
    ];
    assert_eq!(rules.unscored(&one).count(), 0);
    let mut two = one.clone();
    two.code = Code::parse("two").unwrap();
    two.adjustments = vec![Adjustment {
        code: Code::parse("refused").unwrap(),
        points: decimal("-10"),
    }];
    let all = standings(&rules, vec![two, one]);
    // Nine whole months, thirty-five, eight, four, seven and a half, thirty.
    assert_eq!(points(&all, "one"), "93.5");
    assert_eq!(points(&all, "two"), "83.5");
    assert_eq!(order(&all, 0), ["one", "two"]);
    let told = all.explain(&rules, 0, &BTreeMap::new()).unwrap();
    let next = told.lists[0].next.clone().unwrap();
    assert_eq!(
        (next.decided_by, next.points.map(|n| n.to_string())),
        (DecidedBy::Points, Some("10".into()))
    );
}
