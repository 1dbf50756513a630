//! Sending, annulling and correcting a record.

use serde_json::{Value, json};
use tests::actors::{desk_operator, protocol_officer};
use tests::app::TestApp;

const PATH: &str = "/api/v1/registrations";

async fn letter(app: &TestApp, direction: &str) -> String {
    let letter = json!({
        "direction": direction, "act": "communication", "office": "centro-1",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    });
    let reply = app.post(&protocol_officer(), PATH, &letter).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.header("location").to_owned()
}

fn annulment() -> Value {
    json!({ "reason": "Registrata due volte", "authorising_act": "Provvedimento n. 4 del 3 marzo 2026" })
}

#[tokio::test]
async fn a_record_is_annulled_once_and_stays_readable() {
    let app = TestApp::with_offices().await;
    let place = letter(&app, "inbound").await;
    let path = format!("{place}/annul-registration");
    let reply = app
        .command(&protocol_officer(), &path, 1, &annulment())
        .await;
    assert_eq!(
        (reply.status, reply.json()["version"].clone()),
        (200, json!(2)),
        "{reply:?}"
    );
    let again = app
        .command(&protocol_officer(), &path, 2, &annulment())
        .await;
    let (status, code) = again.problem();
    assert!(
        status == 409 && code.starts_with("registration."),
        "{again:?}"
    );
    let read = app
        .get(&protocol_officer(), &format!("{place}?min_position=5"))
        .await;
    assert_eq!(read.json()["number"], "2026/0000001", "{read:?}");
}

#[tokio::test]
async fn only_the_officer_of_the_register_annuls() {
    let app = TestApp::with_offices().await;
    let path = format!("{}/annul-registration", letter(&app, "inbound").await);
    for (office, status) in [("centro-1", 403), ("centro-2", 404)] {
        let reply = app
            .command(&desk_operator(office), &path, 1, &annulment())
            .await;
        assert_eq!(reply.problem().0, status, "{office}");
    }
}

#[tokio::test]
async fn a_corrected_subject_is_read_at_once() {
    let app = TestApp::with_offices().await;
    let place = letter(&app, "inbound").await;
    let body = json!({
        "change": { "field": "subject", "value": "Lettera sul centro anziani" },
        "reason": "Trascritta male", "authorising_act": "Provvedimento n. 5",
    });
    let path = format!("{place}/renew-field");
    let reply = app.command(&protocol_officer(), &path, 1, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let position = reply.header("policentrica-position");
    let read = app
        .get(
            &protocol_officer(),
            &format!("{place}?min_position={position}"),
        )
        .await;
    assert_eq!(read.json()["subject"], "Lettera sul centro anziani");
    assert_eq!(read.header("etag"), "\"2\"");
}

#[tokio::test]
async fn the_number_is_never_corrected() {
    let app = TestApp::with_offices().await;
    let path = format!("{}/renew-field", letter(&app, "inbound").await);
    let body = json!({
        "change": { "field": "number" }, "reason": "Sbagliato", "authorising_act": "Provvedimento n. 5",
    });
    let reply = app.command(&protocol_officer(), &path, 1, &body).await;
    let (status, code) = reply.problem();
    assert!(
        status == 409 && code.starts_with("registration."),
        "{reply:?}"
    );
}

#[tokio::test]
async fn only_an_outbound_act_is_sent() {
    let app = TestApp::with_offices().await;
    for (direction, status) in [("outbound", 200), ("inbound", 409)] {
        let path = format!("{}/record-sending", letter(&app, direction).await);
        let body = json!({ "sent_at": "2026-03-02T12:00:00+01:00" });
        let reply = app.command(&protocol_officer(), &path, 1, &body).await;
        assert_eq!(reply.status, status, "{reply:?}");
    }
}
