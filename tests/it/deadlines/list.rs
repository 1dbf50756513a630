//! `GET /deadlines`: what runs out, in order, for the offices in charge and nobody else.

use chrono::TimeDelta;
use domain::access::Actor;
use projections::Projections;
use projections::reactions::timers;
use serde_json::{Value, json};
use tests::actors::{
    auditor, citizen, director, planner, procedure_officer, service_head, system_admin,
};
use tests::app::TestApp;
use tests::applications::{filed, moved, open_to_many};

const PATH: &str = "/api/v1/deadlines";

fn id(place: &str) -> String {
    place.rsplit('/').next().expect("a path").to_owned()
}

/// Filed on Monday at `centro-1`, filed on Tuesday and moved to `centro-2`; the first is in the hands of an officer.
async fn two() -> (TestApp, String, String) {
    let app = open_to_many().await;
    let head = service_head("centro-1");
    let (first, done) = filed(&app).await;
    let version = done.json()["version"].as_u64().expect("a version");
    let officer = json!({ "officer": "officer-1" });
    let path = format!("{first}/assign-officer");
    let reply = app.command(&head, &path, version, &officer).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    app.database.clock.advance(TimeDelta::days(1));
    let second = moved(&app).await;
    (app, id(&first), id(&second))
}

async fn ask(app: &TestApp, actor: &Actor, query: &str) -> Value {
    let head = app.store.head().await.expect("a head");
    let path = format!("{PATH}?{query}&min_position={head}");
    let reply = app.get(actor, &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.header("policentrica-stale"), "", "{reply:?}");
    reply.json()
}

/// Of which applications, in order.
fn ids(page: &Value) -> Vec<&str> {
    let items = page["items"].as_array().expect("a list").iter();
    items
        .map(|item| item["application_id"].as_str().expect("an identifier"))
        .collect()
}

#[tokio::test]
async fn a_deadline_says_what_runs_out_and_when() {
    let (app, first, _) = two().await;
    let page = ask(&app, &procedure_officer("centro-1"), "").await;
    assert_eq!(
        page,
        json!({
            "items": [{
                "application_id": first, "kind": "term", "office": "centro-1", "officer": "officer-1",
                "last_on": "2026-04-01", "days_left": 29, "over_at": "2026-04-01T22:00:00Z",
                "is_noted": false,
            }],
            "next": null,
        })
    );
}

#[tokio::test]
async fn an_office_sees_its_own_deadlines_and_citizens_see_none() {
    let (app, first, second) = two().await;
    for (actor, seen) in [
        (procedure_officer("centro-1"), vec![&*first]),
        (procedure_officer("centro-2"), vec![&*second]),
        (procedure_officer("centro-3"), vec![]),
        (director(), vec![&*first, &*second]),
        (auditor(), vec![&*first, &*second]),
        (citizen(), vec![]),
        (planner(), vec![]),
        (system_admin(), vec![]),
    ] {
        let page = ask(&app, &actor, "count=true").await;
        assert_eq!(ids(&page), seen, "{actor:?}");
        assert_eq!(page["count"], seen.len(), "{actor:?}");
    }
}

#[tokio::test]
async fn deadlines_are_found_by_kind_office_officer_and_day() {
    let (app, first, second) = two().await;
    for (query, found) in [
        ("kind=term", vec![&*first, &*second]),
        ("kind=substitute_power", vec![]),
        ("office=centro-2", vec![&*second]),
        ("office=centro-1&kind=term", vec![&*first]),
        ("officer=officer-1", vec![&*first]),
        ("officer=officer-2", vec![]),
        ("to_on=2026-04-01", vec![&*first]),
        ("from_on=2026-04-02", vec![&*second]),
        (
            "from_on=2026-04-01&to_on=2026-04-02",
            vec![&*first, &*second],
        ),
        ("to_on=2026-03-31", vec![]),
    ] {
        let page = ask(&app, &director(), &format!("{query}&count=true")).await;
        assert_eq!(ids(&page), found, "{query}");
        assert_eq!(page["count"], found.len(), "{query}");
    }
    // Who asks for another office's deadlines does not see further.
    let page = ask(
        &app,
        &procedure_officer("centro-2"),
        "office=centro-1&count=true",
    )
    .await;
    assert_eq!((ids(&page), &page["count"]), (vec![], &json!(0)));
}

#[tokio::test]
async fn an_integration_stops_the_term_and_has_a_deadline_of_its_own() {
    let (app, first, _) = two().await;
    let officer = procedure_officer("centro-1");
    let place = format!("/api/v1/applications/{first}");
    let head = app.store.head().await.expect("a head");
    let shown = app
        .get(&officer, &format!("{place}?min_position={head}"))
        .await;
    let version = shown.json()["version"].as_u64().expect("a version");
    let wanted = json!({
        "items": [{ "code": "care-needs", "description": "Descrivere il bisogno", "held_by_administration": false }],
        "days": 30, "counterparty": "Agata Torrisi",
    });
    let path = format!("{place}/request-integration");
    let reply = app.command(&officer, &path, version, &wanted).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let page = ask(&app, &officer, "kind=integration").await;
    let item = &page["items"][0];
    assert_eq!(ids(&page), [first]);
    // Thirty days after Tuesday 3 March.
    assert_eq!(item["last_on"], "2026-04-02");
    assert_eq!(item["days_left"], 30);
}

#[tokio::test]
async fn what_is_over_is_counted_in_days_and_noted_and_the_substitute_has_their_own() {
    let (app, first, second) = two().await;
    let later = "2026-04-02T11:00:00Z".parse().expect("an instant");
    app.database.clock.set(later);
    let page = ask(&app, &director(), "").await;
    assert_eq!(ids(&page), [&*first, &*second]);
    let left = |at: usize| page["items"][at]["days_left"].clone();
    assert_eq!((left(0), left(1)), (json!(-1), json!(0)));
    let views = Projections::new(app.store.clone());
    assert_eq!(timers::fire(&views).await.expect("fired"), 1);
    let page = ask(&app, &procedure_officer("centro-1"), "count=true").await;
    let items = page["items"].as_array().expect("a list").iter();
    let seen: Vec<Value> = items
        .map(|item| json!([item["kind"], item["last_on"], item["is_noted"]]))
        .collect();
    assert_eq!(
        seen,
        [
            json!(["term", "2026-04-01", true]),
            json!(["substitute_power", "2026-04-16", false]),
        ]
    );
    assert_eq!(page["count"], 2);
}

#[tokio::test]
async fn a_question_that_cannot_be_read_is_refused_by_name() {
    let app = TestApp::start().await;
    // ["2026-04-01","00000000-0000-0000-0000-000000000000","te\u0000rm"]
    let forged = "after=WyIyMDI2LTA0LTAxIiwiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwIiwidGVcdTAwMDBybSJd";
    for (query, pointer, code) in [
        ("kind=forever", "/kind", "field.unknown-value"),
        ("kind=term&kind=term", "/kind", "field.twice"),
        ("office=centro%201", "/office", "field.invalid"),
        ("from_on=tomorrow", "/from_on", "field.invalid"),
        ("state=draft", "/state", "field.unknown"),
        ("count=many", "/count", "field.invalid"),
        ("after=nonsense", "/after", "page.cursor-invalid"),
        (forged, "/after", "page.cursor-invalid"),
    ] {
        let reply = app.get(&director(), &format!("{PATH}?{query}")).await;
        assert_eq!(
            reply.bad_field(),
            (pointer.to_owned(), code.to_owned()),
            "{query}"
        );
    }
}
