//! Days that no calendar has: refused before the log takes what a read model could not keep.

use serde_json::json;
use tests::actors::{auditor, protocol_officer};
use tests::app::TestApp;

fn letter(emergency: &serde_json::Value) -> serde_json::Value {
    json!({
        "direction": "inbound", "act": "other", "office": "centro-1",
        "subject": "Lettera", "counterparty": "Agata Torrisi", "emergency": emergency,
    })
}

#[tokio::test]
async fn days_and_numbers_that_no_table_can_keep_are_refused() {
    let app = TestApp::start().await;
    for (emergency, pointer) in [
        (
            json!({"number": 1, "received_on": "-0001-01-01"}),
            "/emergency/received_on",
        ),
        (
            json!({"number": 1, "received_on": "+262142-12-31"}),
            "/emergency/received_on",
        ),
        (
            json!({"number": u64::MAX, "received_on": "2026-01-01"}),
            "/emergency/number",
        ),
    ] {
        let reply = app
            .post(
                &protocol_officer(),
                "/api/v1/registrations",
                &letter(&emergency),
            )
            .await;
        assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
        assert_eq!(reply.json()["errors"][0]["pointer"], pointer);
    }
    assert_eq!(app.store.head().await.expect("a head"), 0);
}

#[tokio::test]
async fn questions_about_such_days_are_refused_and_no_fault_of_the_service() {
    let app = TestApp::start().await;
    for path in [
        "/api/v1/registrations?from_on=-9999-01-01",
        "/api/v1/registrations?to_on=-262143-01-01",
        "/api/v1/audit?from_at=-262143-01-01T00:00:00Z",
    ] {
        let reply = app.get(&auditor(), path).await;
        assert_eq!(reply.status, 422, "{path}: {reply:?}");
    }
}

#[tokio::test]
async fn a_list_does_not_pass_for_an_object() {
    let app = TestApp::start().await;
    let body = json!([
        null,
        "inbound",
        "other",
        "Per posto",
        "X",
        null,
        null,
        "centro-1",
        null,
        null
    ]);
    let reply = app
        .post(&protocol_officer(), "/api/v1/registrations", &body)
        .await;
    assert_eq!(reply.status, 422, "{reply:?}");
    assert_eq!(app.store.head().await.expect("a head"), 0);
}
