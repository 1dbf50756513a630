//! Days that no calendar has: refused before the log takes what a read model could not keep.

use serde_json::json;
use tests::actors::{auditor, citizen, director, protocol_officer};
use tests::app::TestApp;
use tests::applications::{filed, open};

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

/// Cursors somebody made up of days and instants at the ends of what the type can hold.
mod forged {
    /// `"-262143-01-01"`
    pub(super) const DAY: &str = "Ii0yNjIxNDMtMDEtMDEi";
    /// `["+262142-12-31","018f0000-0000-7000-8000-000000000009","term"]`
    pub(super) const DEADLINE: &str =
        "WyIrMjYyMTQyLTEyLTMxIiwiMDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDA5IiwidGVybSJd";
    /// `["-262143-01-01T00:00:00Z","018f0000-0000-7000-8000-000000000009"]`
    pub(super) const INSTANT: &str =
        "WyItMjYyMTQzLTAxLTAxVDAwOjAwOjAwWiIsIjAxOGYwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwOSJd";
    /// `[0,"+262142-12-31T00:00:00Z","018f0000-0000-7000-8000-000000000009"]`
    pub(super) const TURN: &str = "WzAsIisyNjIxNDItMTItMzFUMDA6MDA6MDBaIiwiMDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDA5Il0";
}

#[tokio::test]
async fn a_forged_page_is_refused_and_no_fault_of_the_service() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    let papers = format!("{place}/documents?min_position={position}");
    let register = json!({ "register": "generale", "first_day": "2026-03-02" });
    let opened = app
        .post(&protocol_officer(), "/api/v1/registers", &register)
        .await;
    assert_eq!(opened.status, 201, "{opened:?}");
    for (actor, list, cursor) in [
        (citizen(), "/api/v1/applications", forged::INSTANT),
        (director(), "/api/v1/applications", forged::TURN),
        (
            director(),
            "/api/v1/applications?which=all",
            forged::INSTANT,
        ),
        (citizen(), &papers, forged::INSTANT),
        (director(), "/api/v1/deadlines", forged::DEADLINE),
        (auditor(), "/api/v1/registers/generale/days", forged::DAY),
    ] {
        let join = if list.contains('?') { '&' } else { '?' };
        let reply = app
            .get(&actor, &format!("{list}{join}after={cursor}"))
            .await;
        let refused = ("/after".to_owned(), "page.cursor-invalid".to_owned());
        assert_eq!(reply.bad_field(), refused, "{list}");
    }
}
