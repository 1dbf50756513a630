//! The trail and the replay over HTTP.

mod masking;

use serde_json::{Value, json};
use tests::actors::{auditor, citizen, director, protocol_officer, service_head, system_admin};
use tests::app::{Reply, TestApp};

/// A letter and, an hour later, another one; both from the register's officer.
async fn two_letters() -> (TestApp, Reply) {
    let app = TestApp::with_offices().await;
    let mut last = None;
    for _ in 0..2 {
        let letter = json!({
            "direction": "inbound", "act": "communication", "office": "centro-1",
            "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
        });
        let reply = app
            .post(&protocol_officer(), "/api/v1/registrations", &letter)
            .await;
        assert_eq!(reply.status, 201, "{reply:?}");
        last = Some(reply);
        app.store.clock().advance(chrono::TimeDelta::hours(1));
    }
    (app, last.expect("two letters"))
}

fn positions(reply: &Reply) -> Vec<i64> {
    let body = reply.json();
    let items = body["items"]
        .as_array()
        .unwrap_or_else(|| panic!("{reply:?}"));
    let position = |item: &Value| item["position"].as_i64().expect("a position");
    items.iter().map(position).collect()
}

#[tokio::test]
async fn the_trail_is_asked_by_actor_by_span_and_by_thing() {
    let (app, last) = two_letters().await;
    let id = last.json()["id"].as_str().expect("an id").to_owned();
    for (path, wanted) in [
        ("/api/v1/audit?actor=protocollo".to_owned(), vec![5, 4]),
        ("/api/v1/audit?actor=rossi".to_owned(), vec![]),
        ("/api/v1/audit?event_type=%00".to_owned(), vec![]),
        (
            "/api/v1/audit?from_at=2026-03-02T11:30:00Z".to_owned(),
            vec![5],
        ),
        (
            "/api/v1/audit?actor=protocollo&to_at=2026-03-02T12:30:00%2B01:00".to_owned(),
            vec![4],
        ),
        (format!("/api/v1/audit/registration/{id}?"), vec![5]),
        (format!("/api/v1/audit/application/{id}?"), vec![]),
    ] {
        let reply = app.get(&auditor(), &format!("{path}&min_position=5")).await;
        assert_eq!(positions(&reply), wanted, "{path}");
    }
}

#[tokio::test]
async fn the_trail_names_what_changed_and_never_to_what() {
    let (app, _) = two_letters().await;
    let reply = app.get(&auditor(), "/api/v1/audit?min_position=5").await;
    assert!(reply.text.contains("counterparty"), "{reply:?}");
    assert!(!reply.text.contains("Agata"), "{reply:?}");
}

#[tokio::test]
async fn a_trail_that_does_not_follow_the_log_says_so() {
    let (app, last) = two_letters().await;
    let id = last.json()["id"].as_str().expect("an id").to_owned();
    let paths = [
        "/api/v1/audit".to_owned(),
        format!("/api/v1/audit/registration/{id}"),
    ];
    for path in &paths {
        let reply = app.get(&auditor(), path).await;
        assert_eq!(reply.header("policentrica-stale"), "", "{reply:?}");
    }
    sqlx::query(
        "UPDATE projection SET status = 'stopped', failed_at_index = log_index + 1, error = 'test' \
         WHERE name = 'audit_trail'",
    )
    .execute(app.store.pool())
    .await
    .expect("stopped");
    let path = format!("/api/v1/registrations/{id}/annul-registration");
    let body = json!({ "reason": "Registrata due volte", "authorising_act": "Provvedimento n. 4" });
    let reply = app.command(&protocol_officer(), &path, 1, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    for path in &paths {
        let reply = app.get(&auditor(), path).await;
        assert_eq!(reply.header("policentrica-stale"), "true", "{reply:?}");
        assert!(positions(&reply).contains(&5), "{reply:?}");
    }
}

#[tokio::test]
async fn whoever_may_not_read_the_trail_finds_it_empty() {
    let (app, _) = two_letters().await;
    for actor in [citizen(), system_admin(), service_head("centro-9")] {
        let reply = app.get(&actor, "/api/v1/audit?min_position=5").await;
        assert_eq!(positions(&reply), Vec::<i64>::new(), "{actor:?}");
    }
}

#[tokio::test]
async fn an_auditor_sees_how_a_thing_stood() {
    let app = TestApp::start().await;
    let office = json!({
        "code": "centro-1", "opens_on": "2026-01-01",
        "profile": {
            "name": "Centro sociale 1", "address": "Via dei Platani 12", "phones": [], "hours": [],
            "districts": ["1"], "head": "Rosalia Ferrante",
        },
    });
    let opened = app.post(&director(), "/api/v1/offices", &office).await;
    let id = opened.json()["id"].as_str().expect("an id").to_owned();
    app.store.clock().advance(chrono::TimeDelta::days(1));
    let close = json!({ "closes_on": "2026-12-31", "successor": null });
    let path = format!("/api/v1/offices/{id}/close-office");
    assert_eq!(app.command(&director(), &path, 1, &close).await.status, 200);
    let state = format!("/api/v1/audit/office/{id}/state");
    for (query, version, closes_on) in [
        ("", 2, json!("2026-12-31")),
        ("?at=1", 1, json!(null)),
        ("?known_at=2026-03-02T12:00:00Z", 1, json!(null)),
    ] {
        let reply = app.get(&auditor(), &format!("{state}{query}")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let body = reply.json();
        assert_eq!(body["version"], version, "{query}");
        assert_eq!(body["state"]["closes_on"], closes_on, "{query}");
    }
    let before = app
        .get(
            &auditor(),
            &format!("{state}?known_at=2026-03-01T00:00:00Z"),
        )
        .await;
    assert_eq!(before.problem().0, 404);
    let elsewhere = app
        .get(&auditor(), &format!("/api/v1/audit/nothing/{id}/state"))
        .await;
    assert_eq!(elsewhere.problem().0, 404);
    assert_eq!(
        app.get(&service_head("centro-1"), &state).await.problem().0,
        403
    );
}

#[tokio::test]
async fn a_replayed_state_shows_no_personal_value() {
    let (app, last) = two_letters().await;
    let id = last.json()["id"].as_str().expect("an id").to_owned();
    let reply = app
        .get(
            &auditor(),
            &format!("/api/v1/audit/registration/{id}/state"),
        )
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(
        !reply.text.contains("Agata") && !reply.text.contains("$sealed"),
        "{reply:?}"
    );
}
