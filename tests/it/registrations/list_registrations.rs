//! `GET /registrations` and `GET /registrations/{id}`, and with them the rules of questions.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::actors::{auditor, citizen, desk_operator, planner, protocol_officer};
use tests::app::{Reply, TestApp};

const PATH: &str = "/api/v1/registrations";

async fn register(app: &TestApp, office: &str) -> Reply {
    let letter = json!({
        "direction": "inbound", "act": "communication", "office": office,
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    });
    let reply = app.post(&protocol_officer(), PATH, &letter).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply
}

fn numbers(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items");
    let number = |item: &Value| item["number"].as_str().expect("a number").to_owned();
    items.iter().map(number).collect()
}

#[tokio::test]
async fn whoever_registers_reads_their_own_writing() {
    let app = TestApp::with_offices().await;
    let done = register(&app, "centro-1").await;
    let (place, position) = (
        done.header("location"),
        done.header("policentrica-position"),
    );
    let reply = app
        .get(
            &protocol_officer(),
            &format!("{place}?min_position={position}"),
        )
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.header("policentrica-stale"), "");
    assert_eq!(reply.header("etag"), "\"1\"");
    assert_eq!(
        reply.json(),
        json!({
            "id": done.json()["id"], "number": "2026/0000001", "register": "generale",
            "registered_at": "2026-03-02T11:00:00Z", "registered_on": "2026-03-02",
            "direction": "inbound", "act": "communication",
            "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
            "digest": null, "office": "centro-1", "about": null, "version": 1,
        })
    );
}

#[tokio::test]
async fn an_answer_that_does_not_contain_the_position_says_so() {
    let app = TestApp::with_offices().await;
    let reply = app
        .get(&protocol_officer(), &format!("{PATH}?min_position=99"))
        .await;
    assert_eq!(
        (reply.status, reply.header("policentrica-stale")),
        (200, "true")
    );
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_or_repeats() {
    let app = TestApp::with_offices().await;
    let mut position = String::new();
    for _ in 0..5 {
        let reply = register(&app, "centro-1").await;
        reply
            .header("policentrica-position")
            .clone_into(&mut position);
    }
    let mut link = format!("{PATH}?limit=2&office=centro-1&count=true&min_position={position}");
    let mut seen = Vec::new();
    loop {
        let reply = app.get(&protocol_officer(), &link).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let page = reply.json();
        assert_eq!(page["count"], 5, "the whole list, on every page");
        seen.extend(numbers(&page));
        let Some(next) = page["next"].as_str() else {
            assert_eq!(reply.header("link"), "");
            break;
        };
        assert_eq!(reply.header("link"), format!("<{next}>; rel=\"next\""));
        next.clone_into(&mut link);
    }
    let wanted = [
        "2026/0000005",
        "2026/0000004",
        "2026/0000003",
        "2026/0000002",
        "2026/0000001",
    ];
    assert_eq!(seen, wanted);
}

#[tokio::test]
async fn everybody_sees_what_is_theirs() {
    let app = TestApp::with_offices().await;
    register(&app, "centro-1").await;
    let last = register(&app, "centro-2").await;
    let position = last.header("policentrica-position");
    for (actor, seen) in [
        (auditor(), 2),
        (protocol_officer(), 2),
        (desk_operator("centro-1"), 1),
        (citizen(), 0),
        (planner(), 0),
    ] {
        let reply = app
            .get(&actor, &format!("{PATH}?min_position={position}"))
            .await;
        assert_eq!(numbers(&reply.json()).len(), seen, "{actor:?}");
    }
    let reply = app
        .get(&desk_operator("centro-1"), last.header("location"))
        .await;
    assert_eq!(reply.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn a_question_that_cannot_be_read_is_refused_by_name() {
    let app = TestApp::start().await;
    for (query, pointer, code) in [
        ("limit=201", "/limit", "field.invalid"),
        ("limit=0", "/limit", "field.invalid"),
        ("limit=many", "/limit", "field.invalid"),
        ("limt=2", "/limt", "field.unknown"),
        ("limit=1&limit=2", "/limit", "field.twice"),
        ("from_on=2026-02-30", "/from_on", "field.invalid"),
        ("direction=up", "/direction", "field.unknown-value"),
        ("after=nonsense", "/after", "page.cursor-invalid"),
        ("after=e30", "/after", "page.cursor-invalid"),
        // [2026,1,"te\u0000rm"]
        (
            "after=WzIwMjYsMSwidGVcdTAwMDBybSJd",
            "/after",
            "page.cursor-invalid",
        ),
    ] {
        let reply = app
            .get(&protocol_officer(), &format!("{PATH}?{query}"))
            .await;
        assert_eq!(
            reply.bad_field(),
            (pointer.to_owned(), code.to_owned()),
            "{query}"
        );
    }
}

#[tokio::test]
async fn an_identifier_that_is_none_leads_nowhere() {
    let app = TestApp::start().await;
    let ids: BTreeSet<&str> = ["7", "00000000-0000-4000-8000-000000000000", "%00", "..%2f"].into();
    for id in ids {
        let reply = app.get(&protocol_officer(), &format!("{PATH}/{id}")).await;
        assert_eq!(reply.problem().0, 404, "{id}");
    }
}
