//! Every list: its pages together hold as many rows as it says there are, whoever asks, and nothing hidden is counted.

use super::city::City;
use crate::access_sheets::given::{SHEETS, operator, second_operator};
use crate::care_plans::plan::{FUNDS, PLANS, case_manager, elsewhere};
use crate::case_files::given::{CASES, colleague, ferrante, head};
use domain::access::Actor;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::actors::{
    auditor, citizen, director, everybody, procedure_officer, protocol_officer, stranger,
};
use tests::applications::PATH;
use tests::schema::lists;

impl City {
    /// All rows, page after page, and how many each page said there are; nothing where the caller is turned away.
    async fn walked(&self, actor: &Actor, path: &str) -> Option<(Vec<Value>, i64)> {
        let head = self.case.app.store.head().await.expect("a head");
        let mut link = format!("{path}?limit=1&count=true&min_position={head}");
        let (mut rows, mut counts) = (Vec::new(), BTreeSet::new());
        loop {
            let reply = self.case.app.get(actor, &link).await;
            if matches!(reply.status, 403 | 404) {
                assert!(rows.is_empty(), "turned away half-way: {link}");
                return None;
            }
            assert_eq!(reply.status, 200, "{reply:?}");
            assert_eq!(reply.header("policentrica-stale"), "", "{reply:?}");
            let page = reply.json();
            rows.extend(page["items"].as_array().expect("rows").iter().cloned());
            counts.insert(page["count"].as_i64().expect("a count"));
            let Some(next) = page["next"].as_str() else {
                break;
            };
            next.clone_into(&mut link);
        }
        assert_eq!(counts.len(), 1, "one count on every page of {path}");
        Some((rows, *counts.first().expect("a page")))
    }

    async fn counted(&self, actor: &Actor, path: &str) -> Value {
        let head = self.case.app.store.head().await.expect("a head");
        let with = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{with}count=true&min_position={head}");
        let reply = self.case.app.get(actor, &path).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["count"].clone()
    }
}

/// Every list but those of the access log, which grow with each page that is asked for; `accesses` walks them.
fn all_lists() -> Vec<String> {
    let lists = lists(&api::openapi()).into_iter();
    lists
        .filter(|(_, operation)| operation["tags"][0] != "accesses")
        .map(|(path, _)| path)
        .collect()
}

/// What auditors ask to see.
const UNMASKINGS: &str = "/api/v1/unmaskings";

/// How many cases each worker has.
const CASELOAD: &str = "/api/v1/caseload";

/// The director sees every list but those of case files and access sheets, which are for their office, and what auditors
/// ask.
fn whoever_sees(path: &str) -> Actor {
    if path.starts_with(SHEETS) {
        operator()
    } else if path.starts_with(CASES) || path == CASELOAD {
        ferrante()
    } else if path == UNMASKINGS {
        auditor()
    } else {
        director()
    }
}

#[tokio::test]
async fn every_list_counts_the_rows_of_its_pages_whoever_asks() {
    let city = City::build().await;
    let mut actors = everybody("centro-1");
    actors.extend([
        ferrante(),
        operator(),
        second_operator(),
        citizen(),
        stranger(),
        director(),
        procedure_officer("centro-2"),
    ]);
    for path in all_lists() {
        let path = city.real(&path);
        for actor in &actors {
            let Some((rows, count)) = city.walked(actor, &path).await else {
                continue;
            };
            assert_eq!(i64::try_from(rows.len()), Ok(count), "{path} {actor:?}");
            let distinct: BTreeSet<String> = rows.iter().map(Value::to_string).collect();
            assert_eq!(distinct.len(), rows.len(), "{path} {actor:?}");
        }
        let (rows, _) = city
            .walked(&whoever_sees(&path), &path)
            .await
            .expect("somebody sees every list");
        assert!(rows.len() > 1, "{path} has one page and proves nothing");
    }
}

#[tokio::test]
async fn what_one_cannot_see_is_not_counted() {
    let city = City::build().await;
    let (one, two) = (procedure_officer("centro-1"), procedure_officer("centro-2"));
    let papers = format!("{}/documents", city.place);
    let all = format!("{PATH}?which=all");
    let other_office = format!("{PATH}?which=all&office=centro-1");
    let deliveries = format!("{}/deliveries", city.plan);
    let diary = format!("{CASES}/{}/diary", city.case.id);
    let wanted = [
        // Three that were filed and a draft, which is nobody else's.
        (citizen(), PATH, 4),
        (stranger(), PATH, 0),
        (one.clone(), PATH, 3),
        (two.clone(), PATH, 1),
        (director(), PATH, 4),
        (one.clone(), &*all, 3),
        (two.clone(), &*all, 1),
        (director(), &*all, 4),
        (two.clone(), &*other_office, 0),
        // What the office keeps to itself does not even show as a number.
        (citizen(), &*papers, 1),
        (one.clone(), &*papers, 2),
        (director(), &*papers, 2),
        (citizen(), "/api/v1/deadlines", 0),
        (one, "/api/v1/deadlines", 3),
        (two, "/api/v1/deadlines", 1),
        (director(), "/api/v1/deadlines", 4),
        (citizen(), "/api/v1/registrations", 0),
        (citizen(), "/api/v1/audit", 0),
        (citizen(), PLANS, 2),
        (stranger(), PLANS, 0),
        (case_manager(), PLANS, 2),
        (elsewhere(), PLANS, 0),
        (protocol_officer(), PLANS, 0),
        (case_manager(), &*deliveries, 2),
        (elsewhere(), "/api/v1/care-plans/reviews-due", 0),
        (citizen(), "/api/v1/care-plans/reviews-due", 0),
        (citizen(), FUNDS, 0),
        (case_manager(), FUNDS, 2),
        (ferrante(), CASES, 3),
        (director(), CASES, 0),
        (operator(), SHEETS, 2),
        (director(), SHEETS, 0),
        (ferrante(), SHEETS, 0),
        (ferrante(), &*diary, 2),
        (head(), &*diary, 2),
        (colleague(), &*diary, 1),
        (stranger(), "/api/v1/services", 3),
        (stranger(), "/api/v1/offices", 4),
        (auditor(), UNMASKINGS, 2),
        (director(), UNMASKINGS, 0),
    ];
    let mut found = Vec::new();
    for (actor, path, _) in &wanted {
        found.push((actor.clone(), *path, city.counted(actor, path).await));
    }
    let wanted = wanted.map(|(actor, path, count)| (actor, path, json!(count)));
    assert_eq!(found, wanted);
}

#[tokio::test]
async fn nobody_is_told_a_count_they_did_not_ask_for() {
    let city = City::build().await;
    for path in all_lists() {
        for query in ["", "?count=false"] {
            let path = format!("{}{query}", city.real(&path));
            let reply = city.case.app.get(&whoever_sees(&path), &path).await;
            assert_eq!(reply.status, 200, "{reply:?}");
            assert!(reply.json().get("count").is_none(), "{path}");
        }
    }
}
