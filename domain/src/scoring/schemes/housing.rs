//! Public housing: alternatives, caps, half points, rooms, reserves within reserves.

use super::{decimal, entry, object, order, points, regulation, served, standings};
use crate::scoring::{Admission, Cut, Entry, Given, Reason, Rules};
use serde_json::{Value, json};

/// A household with nothing that counts.
fn plain(more: &[(&str, Value)]) -> Value {
    let mut all = json!({
        "citizen": true, "income": "9000", "cohabitation": "none", "rooms": 3,
        "household": [{"born_on": "1980-05-05", "disabled": false}],
    });
    for (name, value) in more {
        all[*name] = value.clone();
    }
    all
}

#[test]
fn the_points_of_1972_count_what_lasted_long_enough() {
    let rules = regulation!("housing-1972");
    let shack = |since: &str| ("improper_since", json!(since));
    let all = standings(
        &rules,
        vec![
            entry(&rules, "two-years", plain(&[shack("2024-01-01")])),
            entry(&rules, "a-day-less", plain(&[shack("2024-01-02")])),
            entry(
                &rules,
                "disaster",
                plain(&[shack("2025-12-01"), ("disaster", json!(true))]),
            ),
            entry(
                &rules,
                "kin",
                plain(&[
                    ("cohabitation", json!("relatives")),
                    ("cohabitation_since", json!("2020-01-01")),
                ]),
            ),
            entry(
                &rules,
                "both",
                plain(&[
                    shack("2020-01-01"),
                    ("cohabitation", json!("others")),
                    ("cohabitation_since", json!("2020-01-01")),
                ]),
            ),
            entry(
                &rules,
                "order",
                plain(&[("eviction_order", json!("2023-01-01"))]),
            ),
            entry(
                &rules,
                "old-order",
                plain(&[("eviction_order", json!("2022-12-31"))]),
            ),
            entry(
                &rules,
                "works",
                plain(&[("public_works", json!("2025-01-01"))]),
            ),
            entry(&rules, "damp", plain(&[("unhealthy", json!(true))])),
        ],
    );
    let scores = [
        "two-years",
        "a-day-less",
        "disaster",
        "kin",
        "both",
        "order",
        "old-order",
        "works",
        "damp",
    ]
    .map(|code| points(&all, code));
    assert_eq!(scores, ["4", "0", "4", "1", "4", "2", "0", "3", "2"]);
}

#[test]
fn crowding_is_counted_in_persons_for_a_room() {
    let rules = regulation!("housing-1972");
    let crowd = |persons: usize, rooms: i64| {
        let one = json!({"born_on": "1990-01-01", "disabled": false});
        plain(&[
            ("household", json!(vec![one; persons])),
            ("rooms", json!(rooms)),
        ])
    };
    let all = standings(
        &rules,
        [(3, 2), (4, 2), (6, 2), (7, 2), (8, 2), (9, 2)]
            .iter()
            .enumerate()
            .map(|(n, (persons, rooms))| entry(&rules, &format!("e{n}"), crowd(*persons, *rooms)))
            .collect(),
    );
    let scores: Vec<_> = (0..6).map(|n| points(&all, &format!("e{n}"))).collect();
    assert_eq!(scores, ["0", "2", "2", "3", "3", "4"]);
}

#[test]
fn who_lacks_a_requirement_is_excluded_with_every_reason() {
    let rules = regulation!("housing-1972");
    let mut wrong = entry(
        &rules,
        "wrong",
        plain(&[
            ("citizen", json!(false)),
            ("owns_dwelling", json!(true)),
            ("income", json!("15001.45")),
            ("occupied_on", json!("2021-01-01")),
        ]),
    );
    wrong.grounds = vec![0];
    let long_ago = entry(
        &rules,
        "long-ago",
        plain(&[("occupied_on", json!("2020-12-31"))]),
    );
    let all = standings(&rules, vec![wrong, long_ago]);
    assert_eq!(order(&all, 0), ["long-ago"]);
    let reasons = [
        Reason::Ground(0),
        Reason::Requirement(0),
        Reason::Requirement(1),
        Reason::Requirement(2),
        Reason::Exclusion(0),
    ];
    assert_eq!(
        all.sheets()[0].admission,
        Admission::Excluded(reasons.into())
    );
}

/// Applicants of whom the first `n` of each kind qualify for a reserve.
fn applicants(rules: &Rules, kinds: &[(&str, usize)]) -> Vec<Entry> {
    let facts = |kind: &str| match kind {
        "couple" => plain(&[("married_on", json!("2024-01-01"))]),
        "mother" => plain(&[("pregnant_alone", json!(true))]),
        "frail" => plain(&[(
            "household",
            json!([{"born_on": "1950-01-01", "disabled": false}]),
        )]),
        "refugee" => plain(&[("refugee", json!(true))]),
        "best" => plain(&[("improper_since", json!("2010-01-01"))]),
        _ => plain(&[]),
    };
    let all = kinds.iter().flat_map(|(kind, n)| {
        (0..*n)
            .map(|n| entry(rules, &format!("{kind}-{n:02}"), facts(kind)))
            .collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn reserves_take_their_part_and_one_of_them_a_part_of_a_part() {
    let rules = regulation!("housing-1972");
    let entries = applicants(
        &rules,
        &[
            ("best", 30),
            ("couple", 10),
            ("mother", 10),
            ("frail", 10),
            ("refugee", 10),
        ],
    );
    let all = standings(&rules, entries);
    let of = |kind: &str| {
        served(&all, 0)
            .iter()
            .filter(|code| code.starts_with(kind))
            .count()
    };
    // Twenty places: four for families, one of them for single parents; two for the frail; three for refugees.
    assert_eq!(served(&all, 0).len(), 20);
    assert_eq!((of("frail"), of("refugee")), (2, 3));
    assert_eq!(of("couple") + of("mother"), 4);
    assert!(of("mother") >= 1);
    assert_eq!(of("best"), 11);
    let reserved = |reserve| {
        all.lists()[0]
            .given
            .iter()
            .filter(|given| **given == Given::Place(Some(reserve)))
            .count()
    };
    assert_eq!([0, 1, 2, 3].map(reserved), [3, 1, 2, 3]);
}

#[test]
fn what_a_reserve_leaves_goes_back_to_everybody() {
    let rules = regulation!("housing-1972");
    let all = standings(
        &rules,
        applicants(&rules, &[("best", 30), ("couple", 2), ("refugee", 1)]),
    );
    let of = |kind: &str| {
        served(&all, 0)
            .iter()
            .filter(|code| code.starts_with(kind))
            .count()
    };
    assert_eq!((of("couple"), of("refugee"), of("best")), (2, 1, 17));
}

/// An Umbrian household.
fn umbria(members: &[(&str, i64, bool)], more: &[(&str, Value)]) -> Value {
    let members: Vec<_> = members
        .iter()
        .map(|(born, disability, attendance)| {
            object(&[
                ("born_on", json!(born)),
                ("disability", json!(disability)),
                ("attendance", json!(attendance)),
            ])
        })
        .collect();
    let mut all = json!({
        "income": "12000", "cohabitation": "none", "crowding_persons": 0, "rent_burden": "0",
        "household": members,
    });
    for (name, value) in more {
        all[*name] = value.clone();
    }
    all
}

#[test]
fn umbria_caps_each_group_and_the_whole() {
    let rules = regulation!("housing-umbria");
    let everything = umbria(
        &[
            ("1990-01-01", 100, true),
            ("2018-01-01", 0, false),
            ("2019-01-01", 0, false),
            ("2020-01-01", 0, false),
            ("1950-01-01", 0, false),
        ],
        &[
            ("income", json!("2000")),
            ("single_parent", json!(true)),
            ("new_couple_on", json!("2025-06-01")),
            ("improper", json!(true)),
            ("cohabitation", json!("others")),
            ("crowding_persons", json!(9)),
            ("rent_burden", json!("60")),
        ],
    );
    let all = standings(&rules, vec![entry(&rules, "all", everything)]);
    assert_eq!(points(&all, "all"), "26");
    let score = all.score(0, 0).unwrap();
    let raw: rust_decimal::Decimal = score.lines.iter().map(|line| line.raw).sum();
    // 4 + 1 + 2 + 1 + 4 + 5 + 2 of the person, 8 + 2 + 3 + 2 of the dwelling.
    assert_eq!(raw, decimal("34"));
    let cut: Vec<_> = score
        .lines
        .iter()
        .map(|line| (line.counted.to_string(), line.cut))
        .collect();
    assert_eq!(cut[7], ("3".to_owned(), Cut::Group(0)));
    assert_eq!(cut[8], ("0".to_owned(), Cut::Group(0)));
    assert_eq!(cut[11], ("1".to_owned(), Cut::Group(1)));
    assert_eq!(cut[12], ("0".to_owned(), Cut::Group(1)));
}

#[test]
fn of_conditions_that_exclude_each_other_the_best_counts() {
    let rules = regulation!("housing-umbria");
    let all = standings(
        &rules,
        vec![
            entry(
                &rules,
                "old",
                umbria(&[("1950-01-01", 0, false), ("1948-01-01", 0, false)], &[]),
            ),
            entry(
                &rules,
                "one-old",
                umbria(&[("1950-01-01", 0, false), ("1980-01-01", 0, false)], &[]),
            ),
            entry(&rules, "young", umbria(&[("2000-01-01", 0, false)], &[])),
            entry(
                &rules,
                "sick",
                umbria(&[("1980-01-01", 99, true), ("1981-01-01", 100, true)], &[]),
            ),
            entry(
                &rules,
                "sick-alone",
                umbria(&[("1980-01-01", 99, true)], &[]),
            ),
        ],
    );
    assert_eq!(
        ["old", "one-old", "young", "sick", "sick-alone"].map(|code| points(&all, code)),
        ["3", "1", "2", "4", "2"]
    );
}

#[test]
fn the_act_of_1997_knows_half_points() {
    let rules = regulation!("housing-1997");
    let person = |born: &str, disability: i64, ambulant: bool, service: bool| json!({"born_on": born, "disability": disability, "ambulant": ambulant, "service_invalid": service});
    let facts = |income: &str, household: Value| json!({"income": income, "household": household});
    let all = standings(
        &rules,
        vec![
            entry(
                &rules,
                "half",
                facts("18000", json!([person("1970-01-01", 0, true, true)])),
            ),
            entry(
                &rules,
                "pair",
                facts(
                    "7200",
                    json!([
                        person("1960-01-01", 79, true, false),
                        person("1961-01-01", 0, true, false)
                    ]),
                ),
            ),
            entry(
                &rules,
                "stays",
                facts(
                    "3600",
                    json!([
                        person("1960-01-01", 100, false, true),
                        person("2015-01-01", 80, true, false)
                    ]),
                ),
            ),
        ],
    );
    assert_eq!(
        ["half", "pair", "stays"].map(|code| points(&all, code)),
        ["0.5", "8", "9.5"]
    );
}

#[test]
fn emilia_counts_ten_points_and_no_more() {
    let rules = regulation!("housing-emilia");
    let facts = |cohabitation: &str, over: i64| json!({"improper": true, "precarious": true, "cohabitation": cohabitation, "persons_over": over});
    let all = standings(
        &rules,
        vec![
            entry(&rules, "a", facts("others", 5)),
            entry(&rules, "b", facts("relatives", 1)),
        ],
    );
    assert_eq!(["a", "b"].map(|code| points(&all, code)), ["10", "9"]);
}

#[test]
fn lombardia_weighs_persons_against_rooms() {
    let rules = regulation!("housing-lombardia");
    let score = |persons: i64, rooms: i64| {
        let all = standings(
            &rules,
            vec![entry(
                &rules,
                "a",
                json!({"persons": persons, "rooms": rooms}),
            )],
        );
        points(&all, "a")
    };
    let strong = [(3, 1), (5, 2), (6, 3), (8, 4), (9, 5)];
    let ordinary = [(2, 1), (3, 2), (5, 3), (6, 4), (8, 5), (9, 6)];
    let none = [(2, 2), (3, 3), (5, 4), (6, 5), (8, 6), (9, 7)];
    for (expected, cases) in [("3", &strong[..]), ("2", &ordinary), ("0", &none)] {
        for (persons, rooms) in cases {
            assert_eq!(score(*persons, *rooms), expected, "{persons} in {rooms}");
        }
    }
}
