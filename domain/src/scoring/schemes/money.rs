//! Money: what is due, and what is paid when it is not enough.

use super::{decimal, entry, order, paid, regulation, standings, supplied};
use crate::scoring::Supply;
use serde_json::json;

fn fund(amount: &str) -> Supply {
    Supply {
        places: vec![],
        funds: vec![Some(decimal(amount))],
    }
}

#[test]
fn rent_support_brings_the_burden_down_to_its_threshold() {
    let rules = regulation!("rent-431");
    let facts = |income: &str, rent: &str| json!({"income": income, "rent": rent});
    let all = standings(
        &rules,
        vec![
            entry(&rules, "a1", facts("9000", "4800")),
            entry(&rules, "a2", facts("12000", "3600")),
            entry(&rules, "b1", facts("18000", "6000")),
            entry(&rules, "b2", facts("20000", "5400")),
            entry(&rules, "b3", facts("21000", "4500")),
            entry(&rules, "a0", facts("0", "1200")),
        ],
    );
    assert_eq!(order(&all, 0), ["a0", "a1", "a2", "b1", "b2"]);
    let due = ["a0", "a1", "a2", "b1", "b2", "b3"].map(|code| paid(&all, code));
    assert_eq!(due, ["1200", "3098.74", "1920", "1680", "600", "-"]);
}

#[test]
fn the_frail_get_a_quarter_more() {
    let rules = regulation!("rent-431");
    let all = standings(
        &rules,
        vec![entry(
            &rules,
            "a",
            json!({"income": "9000", "rent": "9800", "frail": true}),
        )],
    );
    assert_eq!(paid(&all, "a"), "3873.42");
}

#[test]
fn in_proportion_each_is_cut_to_the_cent_and_the_residue_is_shown() {
    let rules = regulation!("rent-431");
    let facts = |income: &str, rent: &str| json!({"income": income, "rent": rent});
    let all = supplied(
        &rules,
        vec![
            entry(&rules, "a", facts("9000", "4800")),
            entry(&rules, "b", facts("12000", "3600")),
            entry(&rules, "c", facts("18000", "6000")),
        ],
        fund("1000.00"),
    );
    // 6,698.74 are due: 3,098.74, 1,920 and 1,680 of every 6.69874 euro.
    assert_eq!(
        ["a", "b", "c"].map(|code| paid(&all, code)),
        ["462.58", "286.62", "250.79"]
    );
    assert_eq!(all.lists()[0].residue, Some(decimal("0.01")));
}

#[test]
fn torino_pays_band_a_first_and_nothing_below_fifty() {
    let rules = regulation!("rent-torino");
    let facts = |income: &str, rent: &str| json!({"income": income, "rent": rent, "isee": "9000"});
    let entries = vec![
        entry(&rules, "b2", facts("20000", "5400")),
        entry(&rules, "b1", facts("18000", "6000")),
        entry(&rules, "a2", facts("12000", "3600")),
        entry(&rules, "a1", facts("9000", "4800")),
        entry(&rules, "small", facts("12500", "1790")),
    ];
    let all = standings(&rules, entries.clone());
    assert_eq!(order(&all, 0), ["a1", "a2", "small", "b1", "b2"]);
    assert_eq!(
        ["a1", "a2", "small", "b1", "b2"].map(|code| paid(&all, code)),
        ["3000", "1920", "0", "1680", "600"]
    );
    let all = supplied(&rules, entries.clone(), fund("6000.00"));
    assert_eq!(
        ["a1", "a2", "b1", "b2"].map(|code| paid(&all, code)),
        ["3000", "1920", "1080", "0"]
    );
    // Forty-nine euro and ninety-nine are left for the first of band B: less than is paid at all.
    let all = supplied(&rules, entries, fund("4969.99"));
    assert_eq!(
        ["a1", "a2", "b1"].map(|code| paid(&all, code)),
        ["3000", "1920", "0"]
    );
    assert_eq!(all.lists()[0].residue, Some(decimal("49.99")));
}

#[test]
fn pesaro_pays_by_the_size_of_the_household_until_the_fund_ends() {
    let rules = regulation!("water-pesaro");
    let facts = |isee: &str, members: i64| json!({"isee": isee, "members": members});
    let all = supplied(
        &rules,
        vec![
            entry(&rules, "four", facts("7328.62", 6)),
            entry(&rules, "one", facts("100", 1)),
            entry(&rules, "two", facts("200", 2)),
            entry(&rules, "three", facts("300", 3)),
            entry(&rules, "out", facts("7328.63", 3)),
        ],
        fund("420"),
    );
    assert_eq!(
        ["one", "two", "three", "four", "out"].map(|code| paid(&all, code)),
        ["50", "100", "150", "120", "-"]
    );
    assert_eq!(
        standings(&rules, vec![]).lists()[0].residue,
        Some(decimal("13080.78"))
    );
}

#[test]
fn golfo_aranci_never_pays_more_than_water_costs() {
    let rules = regulation!("water-golfo-aranci");
    let facts = |isee: &str, members: i64, cost: &str, bonus: &str| json!({"isee": isee, "members": members, "yearly_cost": cost, "national_bonus": bonus});
    let all = standings(
        &rules,
        vec![
            entry(&rules, "a", facts("8999.99", 3, "500", "0")),
            entry(&rules, "b", facts("9000", 3, "500", "0")),
            entry(&rules, "c", facts("20000.00", 4, "500", "0")),
            entry(&rules, "d", facts("20000.01", 4, "500", "0")),
            entry(&rules, "e", facts("5000", 4, "120", "95.50")),
            entry(&rules, "f", facts("5000", 4, "90", "95.50")),
        ],
    );
    assert_eq!(
        ["a", "b", "c", "d", "e", "f"].map(|code| paid(&all, code)),
        ["75", "60", "80", "-", "24.5", "0"]
    );
}
