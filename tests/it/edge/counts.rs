//! Every list: its pages together hold as many rows as it says there are, whoever asks, and nothing hidden is counted.

use crate::access_sheets::given::{Desk, SHEETS, operator, second_operator, sheet};
use crate::care_plans::plan::{
    COMMITMENT, FUNDS, INTERVENTION, PLANS, Plan, case_manager, committed, elsewhere, payer, signed,
};
use crate::case_files::given::{CASES, Case, colleague, entry, ferrante, head};
use chrono::TimeDelta;
use domain::access::Actor;
use domain::service::samples::publish_service;
use domain::shared::ids::ServiceCode;
use projections::reactions::days;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::actors::{
    citizen, director, everybody, procedure_officer, protocol_officer, service_head, stranger,
};
use tests::app::{TestApp, aoo};
use tests::applications::{PATH, REPORT, draft, filed, moved, open_to_many, purpose};
use tests::schema::lists;
use uuid::Uuid;

/// A municipality in which every list has more than one row.
struct City {
    /// A case at `centro-1` with two of everything, and the municipality it is in.
    case: Case,
    /// Filed at `centro-1`, with one paper of the citizen and one that the office keeps to itself.
    place: String,
    /// A plan in force with two deliveries.
    plan: String,
    /// An access sheet with two private notes.
    sheet: Uuid,
}

/// Two plans in force at `centro-1`, each with money of a fund, and a fund of another year; where the first plan is.
async fn planned(app: &TestApp) -> String {
    let first = Plan::active(app).await;
    let mut second = Plan::planned(app).await;
    let manager = case_manager();
    second
        .does(&manager, "sign-plan", &signed("case_manager"))
        .await;
    second
        .does(&citizen(), "sign-plan", &signed("person"))
        .await;
    let another = "00000000-0000-4000-8000-000000000072";
    assert!(COMMITMENT < another, "two commitments");
    let reply = committed(app, 2, &second.id(), another, "1840.00").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let starts = json!({ "starts_on": "2026-03-02" });
    second.does(&manager, "activate-plan", &starts).await;
    let next = json!({ "source": "fna", "year": 2027, "allocated": "1.00", "act": "dd-2026-015" });
    let reply = app.post(&director(), FUNDS, &next).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let mut first = first;
    for (delivery, day) in [(1, "2026-03-02"), (2, "2026-03-03")] {
        let delivery = json!({
            "delivery_id": format!("00000000-0000-4000-8000-00000000066{delivery}"),
            "intervention_id": INTERVENTION, "from_on": day, "until_on": day,
            "quantity": "1", "amount": "20.00",
        });
        first.does(&payer(), "record-delivery", &delivery).await;
        app.database.clock.advance(TimeDelta::days(1));
    }
    first.path
}

/// Two cases at `centro-1`, one of them with two of everything that a file has lists of.
async fn followed(app: TestApp) -> Case {
    let mut case = Case::at(app).await;
    case = Case::at(case.app).await;
    case.open().await;
    for reserved in [false, true] {
        let written = json!({ "entry": entry("Colloquio in ufficio", reserved) });
        case.done(&ferrante(), "add-diary-entry", &written).await;
        let purpose = format!("case_file={}", case.id);
        let paper = json!({
            "document_id": case.app.uploaded(&ferrante(), &purpose, REPORT).await,
            "folder": { "scheme": "siso.folder", "code": "7" },
            "visibility": "public", "court_mandated": false, "title": "Calendario",
        });
        case.done(&ferrante(), "file-document", &paper).await;
        let need = json!({
            "from_on": "2026-02-06", "note": "Sostegno",
            "code": { "scheme": "municipal.need", "code": "parenting" },
        });
        case.done(&ferrante(), "record-need", &need).await;
    }
    for circle in ["household", "support_network"] {
        let household = json!({ "circle": circle, "from_on": "2026-02-01", "members": [{
            "person": null, "name": "Carmela Verdini", "relation": "mother", "cohabiting": true,
            "note": null,
        }] });
        case.done(&ferrante(), "record-household", &household).await;
    }
    case
}

/// Two sheets at one desk, the last with two private notes; where that one is.
async fn visited(case: Case) -> (Desk, Uuid) {
    let desk = Desk { case };
    desk.recorded(&sheet(None)).await;
    let at = desk.recorded(&sheet(None)).await;
    for text in ["Da richiamare.", "Richiamata."] {
        let note = json!({ "text": text });
        desk.done(&operator(), at, "add-private-note", &note).await;
    }
    (desk, at)
}

async fn city() -> City {
    let app = open_to_many().await;
    let register = json!({ "register": "generale", "first_day": "2026-03-02" });
    let reply = app
        .post(&protocol_officer(), "/api/v1/registers", &register)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let head = service_head("centro-1");
    let (place, done) = filed(&app).await;
    let paper = app.uploaded(&head, &purpose(&place), REPORT).await;
    let paper = json!({ "document": { "document_id": paper }, "visible_to_applicant": false });
    let version = done.json()["version"].as_u64().expect("a version");
    let path = format!("{place}/attach-internal-document");
    let reply = app.command(&head, &path, version, &paper).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    for (writer, version) in [(&citizen(), version + 1), (&head, version + 2)] {
        let path = format!("{place}/send-message");
        let message = json!({ "body": "Quando potete venire?" });
        let reply = app.command(writer, &path, version, &message).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    app.database.clock.advance(TimeDelta::days(1));
    moved(&app).await;
    draft(&app).await;
    app.database.clock.advance(TimeDelta::days(3));
    let closed = days::close_days(&app.store, &aoo()).await.expect("closed");
    assert!(closed > 1, "{closed} days are no list");
    let mut meals = publish_service();
    meals.code = ServiceCode::new("meals").expect("a code");
    meals.content.windowed = false;
    let meals = json!({ "code": meals.code, "content": meals.content, "offices": meals.offices });
    let reply = app.post(&head, "/api/v1/services", &meals).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let plan = planned(&app).await;
    let (Desk { case }, sheet) = visited(followed(app).await).await;
    City {
        case,
        place,
        plan,
        sheet,
    }
}

impl City {
    fn at(&self, path: &str) -> String {
        let (case, sheet) = (self.case.id.to_string(), self.sheet.to_string());
        let thing = match path {
            path if path.starts_with(SHEETS) => &sheet,
            path if path.starts_with(CASES) => &case,
            path if path.starts_with(PLANS) => &self.plan,
            _ => &self.place,
        };
        let id = thing.rsplit('/').next().expect("a path");
        let path = match path {
            "/api/v1/registers/{id}/days" => path.replace("{id}", "generale"),
            "/api/v1/funds/{id}/commitments" => path.replace("{id}", "fna-2026"),
            _ => path.replace("{type}", "application").replace("{id}", id),
        };
        assert!(
            !path.contains('{'),
            "{path} has a list this test cannot ask for"
        );
        path
    }

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

/// The director sees every list but those of case files and access sheets, which are for their office.
fn whoever_sees(path: &str) -> Actor {
    if path.starts_with(SHEETS) {
        operator()
    } else if path.starts_with(CASES) {
        ferrante()
    } else {
        director()
    }
}

#[tokio::test]
async fn every_list_counts_the_rows_of_its_pages_whoever_asks() {
    let city = city().await;
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
    for (path, _) in lists(&api::openapi()) {
        let path = city.at(&path);
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
    let city = city().await;
    let (one, two) = (procedure_officer("centro-1"), procedure_officer("centro-2"));
    let papers = format!("{}/documents", city.place);
    let all = format!("{PATH}?which=all");
    let other_office = format!("{PATH}?which=all&office=centro-1");
    let deliveries = format!("{}/deliveries", city.plan);
    let diary = format!("{CASES}/{}/diary", city.case.id);
    for (actor, path, count) in [
        // Two that were filed and a draft, which is nobody else's.
        (citizen(), PATH, 3),
        (stranger(), PATH, 0),
        (one.clone(), PATH, 1),
        (two.clone(), PATH, 1),
        (director(), PATH, 2),
        (one.clone(), &*all, 1),
        (two.clone(), &*all, 1),
        (director(), &*all, 2),
        (two.clone(), &*other_office, 0),
        // What the office keeps to itself does not even show as a number.
        (citizen(), &*papers, 1),
        (one.clone(), &*papers, 2),
        (director(), &*papers, 2),
        (citizen(), "/api/v1/deadlines", 0),
        (one, "/api/v1/deadlines", 1),
        (two, "/api/v1/deadlines", 1),
        (director(), "/api/v1/deadlines", 2),
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
        (stranger(), "/api/v1/services", 2),
        (stranger(), "/api/v1/offices", 3),
    ] {
        let found = city.counted(&actor, path).await;
        assert_eq!(found, count, "{path} {actor:?}");
    }
}

#[tokio::test]
async fn nobody_is_told_a_count_they_did_not_ask_for() {
    let city = city().await;
    for (path, _) in lists(&api::openapi()) {
        for query in ["", "?count=false"] {
            let path = format!("{}{query}", city.at(&path));
            let reply = city.case.app.get(&whoever_sees(&path), &path).await;
            assert_eq!(reply.status, 200, "{reply:?}");
            assert!(reply.json().get("count").is_none(), "{path}");
        }
    }
}
