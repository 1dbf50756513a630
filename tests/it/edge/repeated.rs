//! A command that is sent again is answered again, to whoever may give it.

use domain::access::{Actor, Role};
use reqwest::Method;
use serde_json::json;
use tests::actors::{director, protocol_officer, service_head};
use tests::app::{TestApp, send};
use tests::applications::{REPORT, filed, open};

#[tokio::test]
async fn what_was_handed_on_by_a_command_does_not_hide_its_answer() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let head = service_head("centro-1");
    let hand_on = async |actor: &Actor| {
        let path = format!("{place}/transfer-application");
        let request = app.request(actor, Method::POST, &path);
        let request = request.header("Idempotency-Key", "altrove-1");
        let body = json!({ "to": "centro-2", "reason": "residence-changed" });
        send(request.header("If-Match", "\"7\"").json(&body)).await
    };
    let first = hand_on(&head).await;
    assert_eq!(first.status, 200, "{first:?}");
    assert_eq!(hand_on(&head).await.text, first.text);
    let position = first.header("policentrica-position");
    let path = format!("{place}?min_position={position}");
    let gone = app.get(&head, &path).await;
    assert_eq!(gone.problem().0, 404, "it is another office's now");
    // The same person in another duty asks something else by the same key, and what is not theirs is not there.
    for (role, office) in [
        (Role::Planner, "centro-1"),
        (Role::DeskOperator, "centro-1"),
        (Role::ServiceHead, "centro-3"),
    ] {
        let now = Actor {
            role,
            ..service_head(office)
        };
        let reply = hand_on(&now).await;
        assert_eq!(reply.problem().0, 404, "{role}: {reply:?}");
    }
}

#[tokio::test]
async fn what_changed_since_does_not_change_the_answer() {
    let app = open().await;
    let (place, _) = filed(&app).await;
    let head = service_head("centro-1");
    let hand_on = async |key: &str| {
        let path = format!("{place}/transfer-application");
        let request = app.request(&head, Method::POST, &path);
        let request = request.header("Idempotency-Key", key);
        let body = json!({ "to": "centro-2", "reason": "residence-changed" });
        send(request.header("If-Match", "\"7\"").json(&body)).await
    };
    let letter = async |key: &str| {
        let request = app.request(&protocol_officer(), Method::POST, "/api/v1/registrations");
        let body = json!({
            "direction": "inbound", "act": "memo", "office": "centro-2",
            "subject": "Memoria", "counterparty": "Agata Torrisi",
        });
        send(request.header("Idempotency-Key", key).json(&body)).await
    };
    let paper = async |key: &str| {
        let request = app.uploading(&protocol_officer(), "office=centro-2", REPORT);
        send(request.header("Idempotency-Key", key)).await
    };
    let first = [
        hand_on("a-1").await,
        letter("a-2").await,
        paper("a-3").await,
    ];
    assert_eq!(first.each_ref().map(|reply| reply.status), [200, 201, 201]);
    let closing = json!({ "closes_on": "2026-03-02" });
    let path = "/api/v1/offices/centro-2/close-office";
    let closed = app.command(&director(), path, 1, &closing).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let again = [
        hand_on("a-1").await,
        letter("a-2").await,
        paper("a-3").await,
    ];
    assert_eq!(again.map(|reply| reply.text), first.map(|reply| reply.text));
    for new in [
        hand_on("b-1").await,
        letter("b-2").await,
        paper("b-3").await,
    ] {
        assert_eq!(new.bad_field().1, "office.already-closed", "{new:?}");
    }
}

#[tokio::test]
async fn who_may_not_make_such_a_thing_is_not_told_that_they_did() {
    let app = TestApp::with_offices().await;
    let register = async |actor: &Actor| {
        let request = app.request(actor, Method::POST, "/api/v1/registrations");
        let request = request.header("Idempotency-Key", "lettera-1");
        let letter = json!({
            "direction": "inbound", "act": "memo", "office": "centro-1",
            "subject": "Memoria", "counterparty": "Agata Torrisi",
        });
        send(request.json(&letter)).await
    };
    let first = register(&protocol_officer()).await;
    assert_eq!(first.status, 201);
    assert_eq!(register(&protocol_officer()).await.text, first.text);
    let now = Actor {
        role: Role::Auditor,
        ..protocol_officer()
    };
    let reply = register(&now).await;
    assert_eq!(reply.problem(), (403, "access.role-may-not".to_owned()));
}
