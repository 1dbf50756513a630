//! `POST /offices`.

use serde_json::{Value, json};
use tests::actors::{citizen, director, service_head};
use tests::app::TestApp;

pub(super) fn profile() -> Value {
    json!({
        "name": "Centro sociale 1", "address": "Via dei Platani 12", "phones": ["095 0000001"],
        "pec": "centro1@pec.example.it",
        "hours": [{ "days": "lunedì e mercoledì", "hours": "9:00-12:30" }],
        "districts": ["1", "2"], "head": "Rosalia Ferrante",
    })
}

pub(super) fn office() -> Value {
    json!({ "code": "centro-1", "profile": profile(), "opens_on": "2026-01-01" })
}

#[tokio::test]
async fn the_director_opens_an_office_once() {
    let app = TestApp::start().await;
    let reply = app.post(&director(), "/api/v1/offices", &office()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["office_opened"]));
    assert_eq!(reply.header("location"), "/api/v1/offices/centro-1");
    let again = app.post(&director(), "/api/v1/offices", &office()).await;
    assert_eq!(again.problem(), (409, "resource.already-exists".to_owned()));
}

#[tokio::test]
async fn nobody_else_opens_an_office() {
    let app = TestApp::start().await;
    for (actor, status) in [(service_head("centro-1"), 403), (citizen(), 404)] {
        let reply = app.post(&actor, "/api/v1/offices", &office()).await;
        assert_eq!(reply.problem().0, status, "{actor:?}");
    }
}

#[tokio::test]
async fn unknown_fields_are_refused_at_any_depth() {
    let app = TestApp::start().await;
    let mut body = office();
    body["profile"]["hours"][0]["notes"] = json!("solo su appuntamento");
    let reply = app.post(&director(), "/api/v1/offices", &body).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(
        reply.json()["errors"],
        json!([{ "pointer": "/profile/hours/0/notes", "code": "field.unknown", "detail": "there is no such field" }])
    );
}
