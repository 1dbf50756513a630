//! One service that is always open, and an application to it from the draft to the number, over HTTP.

use crate::actors::{citizen, service_head};
use crate::app::{Reply, TestApp};
use crate::files::PDF;
use api::Settings;
use domain::access::Actor;
use domain::service::{DuplicatePolicy, ServiceContent, samples};
use serde_json::{Value, json};

/// Where applications are.
pub const PATH: &str = "/api/v1/applications";

/// The file that the service asks for.
pub const REPORT: (&str, &str, &[u8]) = ("certificato.pdf", "application/pdf", PDF);

/// A municipality with one service that is always open.
pub async fn open() -> TestApp {
    open_with(Settings::default()).await
}

/// The same, with limits of its own.
pub async fn open_with(settings: Settings) -> TestApp {
    offering(settings, samples::content()).await
}

/// A municipality whose service takes any number of applications for the same person.
pub async fn open_to_many() -> TestApp {
    let content = ServiceContent {
        duplicate_policy: DuplicatePolicy::Allow,
        ..samples::content()
    };
    offering(Settings::default(), content).await
}

async fn offering(settings: Settings, content: ServiceContent) -> TestApp {
    let app = TestApp::with(settings).await;
    let sample = samples::publish_service();
    let content = ServiceContent {
        windowed: false,
        ..content
    };
    let body = json!({ "code": sample.code, "content": content, "offices": sample.offices });
    let reply = app
        .post(&service_head("centro-1"), "/api/v1/services", &body)
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    app.open_offices().await;
    on_file(&app, &citizen(), "Agata", "Torrisi").await;
    app
}

/// Puts a citizen on file under their own identifier.
pub async fn on_file(app: &TestApp, citizen: &Actor, given_name: &str, family_name: &str) {
    let identity = json!({
        "given_name": given_name, "family_name": family_name,
        "birth_on": "1950-05-05", "birth_place": "Catania",
    });
    let body = json!({ "identity": identity });
    let reply = app.post(citizen, "/api/v1/people", &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

/// Begins a draft; where it is found.
pub async fn draft(app: &TestApp) -> String {
    let own = json!({ "service": "home-care", "capacity": "self", "district": "1" });
    draft_of(app, &own).await
}

/// Begins another draft of the citizen.
pub async fn draft_of(app: &TestApp, body: &Value) -> String {
    let reply = app.post(&citizen(), PATH, body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["application_drafted"]));
    reply.header("location").to_owned()
}

/// One more step of the citizen.
pub async fn step(app: &TestApp, place: &str, version: u64, verb: &str, body: &Value) -> Reply {
    let path = format!("{place}/{verb}");
    let reply = app.command(&citizen(), &path, version, body).await;
    assert_eq!(reply.status, 200, "{verb}: {reply:?}");
    assert_eq!(reply.json()["version"], version + 1, "{verb}");
    reply
}

/// Fills in and declares what is asked for: version 3.
pub async fn filled(app: &TestApp) -> String {
    let place = draft(app).await;
    fill(app, &place).await;
    place
}

async fn fill(app: &TestApp, place: &str) {
    let form = json!({ "form": { "hours_per_week": 6, "lives_alone": true } });
    step(app, place, 1, "update-draft", &form).await;
    let declared = json!({ "declarations": [{ "code": "residence", "kind": "certification" }] });
    step(app, place, 2, "record-declarations", &declared).await;
}

/// The query string of an upload for the application at `place`.
pub fn purpose(place: &str) -> String {
    let id = place.rsplit('/').next().expect("a path");
    format!("application={id}")
}

/// Uploads the paper that is asked for and attaches it; its identifier.
pub async fn attached(app: &TestApp, place: &str, version: u64) -> String {
    let id = app.uploaded(&citizen(), &purpose(place), REPORT).await;
    let body = json!({ "document": { "document_id": id, "code": "medical-report" } });
    step(app, place, version, "attach-document", &body).await;
    id
}

/// How the citizen files.
pub fn filing() -> Value {
    json!({})
}

/// Everything up to the number.
pub async fn filed(app: &TestApp) -> (String, Reply) {
    let place = filled(app).await;
    attached(app, &place, 3).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 4, &filing()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    (place, reply)
}

/// The same for somebody else, from a draft and a filing of the test's own.
pub async fn filed_for(app: &TestApp, begun: &Value, filing: &Value) -> String {
    let place = draft_of(app, begun).await;
    fill(app, &place).await;
    attached(app, &place, 3).await;
    let path = format!("{place}/submit-application");
    let reply = app.command(&citizen(), &path, 4, filing).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    place
}

/// Everything up to the number, and then into the charge of `centro-2`.
pub async fn moved(app: &TestApp) -> String {
    let (place, done) = filed(app).await;
    let version = done.json()["version"].as_u64().expect("a version");
    let away = json!({ "to": "centro-2", "reason": "residence-changed" });
    let path = format!("{place}/transfer-application");
    let reply = app
        .command(&service_head("centro-1"), &path, version, &away)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    place
}
