//! From a draft to a number, as a citizen does it over HTTP, and who sees it afterwards.

use domain::service::{ServiceContent, samples};
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{citizen, person_of, procedure_officer, service_head, stranger};
use tests::app::{Reply, TestApp, send};

const PATH: &str = "/api/v1/applications";

/// A municipality with one service that is always open.
async fn open() -> TestApp {
    let app = TestApp::start().await;
    let sample = samples::publish_service();
    let content = ServiceContent {
        windowed: false,
        ..samples::content()
    };
    let body = json!({ "code": sample.code, "content": content, "offices": sample.offices });
    let reply = app
        .post(&service_head("centro-1"), "/api/v1/services", &body)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    app
}

/// Begins a draft; where it is found.
async fn draft(app: &TestApp) -> String {
    let body = json!({ "service": "home-care", "capacity": "self", "district": "1" });
    let reply = app.post(&citizen(), PATH, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["application_drafted"]));
    reply.header("location").to_owned()
}

async fn step(app: &TestApp, place: &str, version: u64, verb: &str, body: &Value) -> Reply {
    let path = format!("{place}/{verb}");
    let reply = app.command(&citizen(), &path, version, body).await;
    assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    assert_eq!(reply.json()["version"], version + 1, "{verb}");
    reply
}

/// Fills in and declares what is asked for: version 3.
async fn filled(app: &TestApp) -> String {
    let place = draft(app).await;
    let form = json!({ "form": { "hours_per_week": 6, "lives_alone": true } });
    step(app, &place, 1, "update-draft", &form).await;
    let declared = json!({ "declarations": [{ "code": "residence", "kind": "certification" }] });
    step(app, &place, 2, "record-declarations", &declared).await;
    place
}

fn report() -> Value {
    json!({ "document": {
        "document_id": "018f0000-0000-7000-8000-000000000001", "code": "medical-report",
        "name": "certificato.pdf", "media_type": "application/pdf", "size": 1200,
        "digest": "ab".repeat(32),
    } })
}

fn filing() -> Value {
    json!({ "channel": "spid", "counterparty": "Agata Torrisi" })
}

/// Everything up to the number.
async fn filed(app: &TestApp) -> (String, Reply) {
    let place = filled(app).await;
    step(app, &place, 3, "attach-document", &report()).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 4, &filing()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    (place, reply)
}

#[tokio::test]
async fn what_is_filed_has_its_number_and_its_receipt() {
    let app = open().await;
    let (_, reply) = filed(&app).await;
    let body = reply.json();
    assert_eq!(
        body["events"],
        json!([
            "application_submitted",
            "application_registered",
            "receipt_issued"
        ])
    );
    assert_eq!(body["registrations"][0]["number"], "2026/0000001");
    assert_eq!(reply.header("etag"), "\"7\"");
}

#[tokio::test]
async fn a_filing_that_is_repeated_is_answered_with_the_same_bytes() {
    let app = open().await;
    let place = filled(&app).await;
    step(&app, &place, 3, "attach-document", &report()).await;
    let file = || {
        let path = format!("{place}/submit-application");
        let request = app.request(&citizen(), Method::POST, &path);
        let request = request.header("Idempotency-Key", "presenta-1");
        send(request.header("If-Match", "\"4\"").json(&filing()))
    };
    let first = file().await;
    let head = app.store.head().await.expect("a head");
    let again = file().await;
    assert_eq!((first.status, &first.text), (200, &again.text));
    assert_eq!(app.store.head().await.expect("a head"), head);
}

#[tokio::test]
async fn a_paper_that_is_missing_is_named() {
    let app = open().await;
    let place = filled(&app).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 3, &filing()).await;
    assert_eq!(
        reply.problem(),
        (422, "application.attachment-missing".to_owned())
    );
    let errors = reply.json()["errors"].clone();
    assert_eq!(errors.as_array().map(Vec::len), Some(1), "{reply:?}");
    assert_eq!(errors[0]["pointer"], "/attachments/medical-report");
    assert_eq!(errors[0]["detail"], "Certificato medico is missing");
}

#[tokio::test]
async fn a_draft_is_not_changed_from_a_version_that_is_past() {
    let app = open().await;
    let place = filled(&app).await;
    let form = json!({ "form": { "hours_per_week": 9 } });
    let path = format!("{place}/update-draft");
    let reply = app.command(&citizen(), &path, 1, &form).await;
    assert_eq!(reply.problem(), (412, "stream.stale".to_owned()));
    assert_eq!(reply.json()["current_version"], 3);
}

#[tokio::test]
async fn citizens_follow_their_own_and_nobody_elses() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    let fresh = |path: &str| format!("{path}?min_position={position}");
    let own = app.get(&citizen(), &fresh(&place)).await;
    assert_eq!(own.status, 200, "{own:?}");
    let body = own.json();
    assert_eq!(
        (&body["number"], &body["status"], &body["officer"]),
        (&json!("2026/0000001"), &json!("submitted"), &Value::Null)
    );
    assert_eq!(own.header("etag"), "\"7\"");
    let person = person_of(&citizen()).to_string();
    assert_eq!(body["applicant"], json!(person));
    let listed = app.get(&citizen(), &fresh(PATH)).await.json();
    assert_eq!(listed["items"][0]["id"], body["id"]);
    let hidden = app.get(&stranger(), &fresh(&place)).await;
    assert_eq!(hidden.problem(), (404, "resource.not-found".to_owned()));
    let none = app.get(&stranger(), &fresh(PATH)).await.json();
    assert_eq!(none["items"], json!([]));
    let path = format!("{place}/withdraw");
    let meddling = json!({ "counterparty": "Rosario Greco" });
    let refused = app.command(&stranger(), &path, 7, &meddling).await;
    assert_eq!(refused.problem().0, 404);
}

#[tokio::test]
async fn the_office_in_charge_finds_it_in_its_queue() {
    let app = open().await;
    let (place, done) = filed(&app).await;
    let position = done.header("policentrica-position");
    for (office, filter, count) in [
        ("centro-1", "state=submitted&service=home-care", 1),
        ("centro-1", "assigned=false", 1),
        ("centro-1", "assigned=true", 0),
        ("centro-1", "overdue=true", 0),
        ("centro-2", "state=submitted", 0),
    ] {
        let path = format!("{PATH}?{filter}&min_position={position}");
        let reply = app.get(&procedure_officer(office), &path).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let items = reply.json()["items"].clone();
        assert_eq!(items.as_array().map(Vec::len), Some(count), "{filter}");
    }
    let path = format!("{place}?min_position={position}");
    let desk = app.get(&procedure_officer("centro-1"), &path).await;
    assert_eq!(desk.status, 200, "{desk:?}");
    assert_eq!(desk.json()["details"]["form"]["hours_per_week"], 6);
    let elsewhere = app.get(&procedure_officer("centro-2"), &path).await;
    assert_eq!(elsewhere.problem().0, 404);
}

#[tokio::test]
async fn a_mandate_between_other_people_proves_nothing() {
    let app = open().await;
    let body = json!({
        "service": "home-care", "capacity": "delegate",
        "beneficiary": person_of(&stranger()).to_string(),
        "mandate": "018f0000-0000-7000-8000-000000000009",
    });
    let reply = app.post(&citizen(), PATH, &body).await;
    assert_eq!(
        reply.problem().1,
        "application.representation-not-proved",
        "{reply:?}"
    );
}
