//! `POST /services`, `GET /services/{id}` and what changes a service.

use domain::service::samples;
use serde_json::{Value, json};
use tests::actors::{citizen, director, everybody, service_head};
use tests::app::TestApp;

pub(super) const SERVICES: &str = "/api/v1/services";
pub(super) const SERVICE: &str = "/api/v1/services/home-care";

pub(super) fn service() -> Value {
    let sample = samples::publish_service();
    json!({ "code": sample.code, "content": sample.content, "offices": sample.offices })
}

pub(super) async fn published() -> TestApp {
    let app = TestApp::start().await;
    let reply = app
        .post(&service_head("centro-1"), SERVICES, &service())
        .await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["service_published"]));
    assert_eq!(reply.header("location"), SERVICE);
    app
}

#[tokio::test]
async fn a_published_service_can_be_read_by_every_role() {
    let app = published().await;
    for actor in everybody("centro-9") {
        let reply = app.get(&actor, SERVICE).await;
        assert_eq!(reply.status, 200, "{actor:?}: {reply:?}");
        assert_eq!(reply.header("etag"), "\"1\"");
        let body = reply.json();
        assert_eq!(body["code"], "home-care");
        assert_eq!(body["published_version"], 1);
        assert_eq!(body["content"], service()["content"]);
        assert_eq!(body["offices"], service()["offices"]);
    }
    let nowhere = app
        .get(&director(), "/api/v1/services/never-published")
        .await;
    assert_eq!(nowhere.problem(), (404, "resource.not-found".to_owned()));
}

#[tokio::test]
async fn a_service_is_published_once_and_only_by_who_answers_for_it() {
    let app = published().await;
    let again = app.post(&director(), SERVICES, &service()).await;
    assert_eq!(again.problem(), (409, "resource.already-exists".to_owned()));
    let mut other = service();
    other["code"] = json!("meals");
    for actor in [service_head("centro-2"), citizen()] {
        let reply = app.post(&actor, SERVICES, &other).await;
        assert_eq!(reply.problem().0, 404, "{actor:?}");
    }
}

#[tokio::test]
async fn a_term_longer_than_the_law_allows_is_refused() {
    let app = TestApp::start().await;
    let mut body = service();
    body["content"]["term_days"] = json!(400);
    let reply = app.post(&director(), SERVICES, &body).await;
    assert_eq!(
        reply.problem(),
        (409, "service.term-too-long".to_owned()),
        "{reply:?}"
    );
}

#[tokio::test]
async fn a_field_that_is_not_known_is_named() {
    let app = TestApp::start().await;
    let mut body = service();
    body["content"]["attachments"][0]["colour"] = json!("rosso");
    let reply = app.post(&director(), SERVICES, &body).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
    assert_eq!(
        reply.json()["errors"][0],
        json!({ "pointer": "/content/attachments/0/colour", "code": "field.unknown", "detail": "there is no such field" })
    );
}

#[tokio::test]
async fn a_revision_is_the_public_version_until_the_service_is_withdrawn() {
    let app = published().await;
    let head = service_head("centro-1");
    let mut content = service()["content"].clone();
    content["term_days"] = json!(45);
    let revise = format!("{SERVICE}/revise-service");
    let reply = app
        .command(&head, &revise, 1, &json!({ "content": content }))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["events"], json!(["service_revised"]));
    let shown = app.get(&citizen(), SERVICE).await.json();
    assert_eq!(
        (&shown["published_version"], &shown["content"]["term_days"]),
        (&json!(2), &json!(45))
    );
    let withdraw = format!("{SERVICE}/withdraw-service");
    let reason = json!({ "reason": "Sostituito dal servizio di assistenza integrata." });
    let reply = app.command(&head, &withdraw, 2, &reason).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let late = app
        .command(&head, &revise, 3, &json!({ "content": content }))
        .await;
    assert_eq!(late.problem(), (409, "service.withdrawn".to_owned()));
    let shown = app.get(&citizen(), SERVICE).await.json();
    assert!(shown["withdrawn_at"].is_string(), "{shown}");
}
