//! The register as a whole over HTTP: its opening, its emergencies, its days.

mod preservation;

use serde_json::{Value, json};
use tests::actors::{desk_operator, protocol_officer};
use tests::app::{Reply, TestApp};

const PATH: &str = "/api/v1/registers";

async fn opened() -> TestApp {
    let app = TestApp::start().await;
    let body = json!({ "register": "generale", "first_day": "2026-03-02" });
    let reply = app.post(&protocol_officer(), PATH, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.header("location"), "/api/v1/registers/generale");
    app
}

async fn act(app: &TestApp, verb: &str, version: u64, body: Value) -> Reply {
    let path = format!("{PATH}/generale/{verb}");
    app.command(&protocol_officer(), &path, version, &body)
        .await
}

fn emergency() -> Value {
    json!({
        "cause": "Guasto della sala macchine", "authorising_act": "Provvedimento n. 1",
        "from_at": "2026-03-02T08:00:00Z",
    })
}

#[tokio::test]
async fn an_emergency_is_opened_written_down_and_closed() {
    let app = opened().await;
    let entry = json!({
        "number": 1, "received_at": "2026-03-02T09:00:00Z", "direction": "inbound",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    });
    let steps = [
        (
            "open-emergency-register",
            emergency(),
            "emergency_register_opened",
        ),
        ("record-emergency-entry", entry, "emergency_entry_recorded"),
        (
            "close-emergency-register",
            json!({ "restored_at": "2026-03-02T10:30:00Z" }),
            "emergency_register_closed",
        ),
    ];
    for (version, (verb, body, event)) in (1..).zip(steps) {
        let reply = act(&app, verb, version, body).await;
        assert_eq!(
            (reply.status, &reply.json()["events"]),
            (200, &json!([event])),
            "{reply:?}"
        );
    }
}

#[tokio::test]
async fn a_register_is_opened_once() {
    let app = opened().await;
    let body = json!({ "register": "generale", "first_day": "2026-03-03" });
    let reply = app.post(&protocol_officer(), PATH, &body).await;
    assert_eq!(reply.problem(), (409, "resource.already-exists".to_owned()));
}

#[tokio::test]
async fn a_mistyped_year_does_not_make_days_for_centuries() {
    let app = TestApp::start().await;
    for day in ["0001-01-02", "0206-03-02", "2062-03-02"] {
        let body = json!({ "register": "altro", "first_day": day });
        let reply = app.post(&protocol_officer(), PATH, &body).await;
        let refused = (422, "register.first-day-far-off".to_owned());
        assert_eq!(reply.problem(), refused, "{day}");
    }
}

#[tokio::test]
async fn only_the_officer_of_the_register_declares_an_emergency() {
    let app = opened().await;
    let path = format!("{PATH}/generale/open-emergency-register");
    let reply = app
        .command(&desk_operator("centro-1"), &path, 1, &emergency())
        .await;
    assert!(matches!(reply.problem().0, 403 | 404), "{reply:?}");
    let nothing = act(
        &app,
        "close-emergency-register",
        1,
        json!({ "restored_at": "2026-03-02T10:30:00Z" }),
    )
    .await;
    assert_eq!(nothing.problem().0, 409, "no emergency was opened");
}

#[tokio::test]
async fn an_entry_written_by_hand_gets_one_ordinary_number() {
    let app = opened().await;
    app.open_offices().await;
    let entry = json!({
        "number": 1, "received_at": "2026-03-02T09:00:00Z", "direction": "inbound",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
    });
    for (version, (verb, body)) in (1..).zip([
        ("open-emergency-register", emergency()),
        ("record-emergency-entry", entry),
        (
            "close-emergency-register",
            json!({ "restored_at": "2026-03-02T10:30:00Z" }),
        ),
    ]) {
        let reply = act(&app, verb, version, body).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    let letter = json!({
        "direction": "inbound", "act": "communication", "office": "centro-1",
        "subject": "Lettera di Agata Torrisi", "counterparty": "Agata Torrisi",
        "emergency": { "number": 1, "received_on": "2026-03-02" },
    });
    let path = "/api/v1/registrations";
    let first = app.post(&protocol_officer(), path, &letter).await;
    assert_eq!(first.status, 201, "{first:?}");
    let taken = (409, "registration.emergency-entry-taken".to_owned());
    let second = app.post(&desk_operator("centro-1"), path, &letter).await;
    assert_eq!(second.problem(), taken);
    let annulment =
        json!({ "reason": "Registrata per errore", "authorising_act": "Provv. 2/2026" });
    let place = format!("{}/annul-registration", first.header("location"));
    let annulled = app
        .command(&protocol_officer(), &place, 1, &annulment)
        .await;
    assert_eq!(annulled.status, 200, "{annulled:?}");
    let again = app.post(&desk_operator("centro-1"), path, &letter).await;
    assert_eq!(again.status, 201, "{again:?}");
}
