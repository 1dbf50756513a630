//! `POST /registrations`.

use serde_json::{Value, json};
use tests::actors::{auditor, citizen, desk_operator, protocol_officer};
use tests::app::{TestApp, send};
use uuid::Uuid;

const PATH: &str = "/api/v1/registrations";

fn letter() -> Value {
    json!({
        "direction": "inbound", "act": "communication", "office": "centro-1",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    })
}

#[tokio::test]
async fn a_letter_gets_its_number() {
    let app = TestApp::with_offices().await;
    let reply = app.post(&desk_operator("centro-1"), PATH, &letter()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let body = reply.json();
    let id = body["id"].as_str().expect("an id").to_owned();
    assert_eq!(
        body,
        json!({
            "id": id, "version": 1, "position": 4, "recorded_at": "2026-03-02T11:00:00.000000Z",
            "events": ["document_registered"],
            "registrations": [{
                "number": "2026/0000001", "register": "generale",
                "registered_at": "2026-03-02T11:00:00.000000Z", "registration_id": id,
            }],
        })
    );
    assert_eq!(reply.header("etag"), "\"1\"");
    assert_eq!(reply.header("policentrica-position"), "4");
    assert_eq!(reply.header("location"), format!("{PATH}/{id}"));
}

#[tokio::test]
async fn an_office_a_register_or_an_emergency_that_is_not_there_takes_no_letter() {
    let app = TestApp::with_offices().await;
    for (field, value, code) in [
        ("office", json!("nowhere"), "office.not-open"),
        ("register", json!("segreto"), "register.not-open"),
        (
            "emergency",
            json!({ "number": 1, "received_on": "2026-03-01" }),
            "register.emergency-entry-unknown",
        ),
    ] {
        let mut body = letter();
        body[field] = value;
        let reply = app.post(&protocol_officer(), PATH, &body).await;
        assert_eq!(reply.bad_field(), (format!("/{field}"), code.to_owned()));
    }
    assert_eq!(app.store.head().await.expect("a head"), 3);
}

#[tokio::test]
async fn only_who_keeps_the_register_writes_in_it() {
    let app = TestApp::with_offices().await;
    for (actor, refusal) in [
        (citizen(), (404, "resource.not-found")),
        (auditor(), (403, "access.role-may-not")),
        (desk_operator("centro-2"), (404, "resource.not-found")),
    ] {
        let reply = app.post(&actor, PATH, &letter()).await;
        assert_eq!(reply.problem(), (refusal.0, refusal.1.to_owned()));
    }
    assert_eq!(app.store.head().await.expect("a head"), 3);
}

#[tokio::test]
async fn a_field_that_cannot_be_accepted_is_named_and_never_repeated() {
    let app = TestApp::with_offices().await;
    let digest = "ABCDEF".repeat(10);
    for (field, value, code) in [
        ("subject", json!(" \t "), "field.invalid"),
        ("subject", json!("x".repeat(501)), "field.invalid"),
        ("subject", json!("a\u{0}b"), "field.invalid"),
        ("subject", json!(7_777_777), "field.wrong-type"),
        ("direction", json!("sideways"), "field.unknown-value"),
        ("office", json!("centro 1"), "field.invalid"),
        ("digest", json!(digest), "field.invalid"),
        ("person", json!("TRRGTA80A41C351X"), "field.invalid"),
        ("colour", json!("vermilion"), "field.unknown"),
    ] {
        let mut body = letter();
        body[field] = value.clone();
        let reply = app.post(&protocol_officer(), PATH, &body).await;
        assert_eq!(
            reply.problem(),
            (422, "request.invalid".to_owned()),
            "{field}"
        );
        let errors = reply.json()["errors"].clone();
        assert_eq!(errors[0]["pointer"], format!("/{field}"));
        assert_eq!(errors[0]["code"], code, "{reply:?}");
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        assert!(
            !reply.text.contains(text.trim()) || text.trim().is_empty(),
            "{reply:?}"
        );
    }
}

#[tokio::test]
async fn the_same_key_and_body_get_the_same_bytes() {
    let app = TestApp::with_offices().await;
    let ask = || {
        let request = app.request(&protocol_officer(), reqwest::Method::POST, PATH);
        send(request.header("Idempotency-Key", "k-1").json(&letter()))
    };
    let first = ask().await;
    app.store.clock().advance(chrono::TimeDelta::hours(3));
    let again = ask().await;
    assert_eq!((first.status, &first.text), (201, &again.text));
    assert_eq!(first.status, again.status);
    for name in [
        "etag",
        "location",
        "policentrica-position",
        "policentrica-command-id",
    ] {
        assert_eq!(first.header(name), again.header(name), "{name}");
    }
    assert_eq!(app.store.head().await.expect("a head"), 4);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let app = TestApp::with_offices().await;
    let mut other = letter();
    other["subject"] = json!("Un'altra lettera");
    for (body, status) in [(letter(), 201), (other, 422)] {
        let request = app.request(&protocol_officer(), reqwest::Method::POST, PATH);
        let reply = send(request.header("Idempotency-Key", "k-1").json(&body)).await;
        assert_eq!(reply.status, status, "{reply:?}");
        if status == 422 {
            assert_eq!(reply.problem().1, "idempotency.key-reused");
        }
    }
}

#[tokio::test]
async fn without_a_key_two_letters_are_two_letters() {
    let app = TestApp::with_offices().await;
    let mut commands = Vec::new();
    for number in ["2026/0000001", "2026/0000002"] {
        let reply = app.post(&protocol_officer(), PATH, &letter()).await;
        assert_eq!(reply.json()["registrations"][0]["number"], number);
        commands.push(reply.header("policentrica-command-id").to_owned());
    }
    assert!(commands.iter().all(|id| Uuid::try_parse(id).is_ok()));
    assert_ne!(commands[0], commands[1]);
}
