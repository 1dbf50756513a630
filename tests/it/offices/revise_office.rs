//! `POST /offices/{id}/revise-office`, and with it the rules of `If-Match`.

use super::open_office::{office, profile};
use serde_json::json;
use tests::actors::{citizen, director, service_head};
use tests::app::TestApp;

const PATH: &str = "/api/v1/offices/centro-1/revise-office";

async fn open() -> TestApp {
    let app = TestApp::start().await;
    let reply = app.post(&director(), "/api/v1/offices", &office()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    app
}

fn revision(name: &str) -> serde_json::Value {
    let mut profile = profile();
    profile["name"] = json!(name);
    json!({ "profile": profile, "from_on": "2026-04-01" })
}

#[tokio::test]
async fn the_head_publishes_another_profile_of_their_office() {
    let app = open().await;
    let head = service_head("centro-1");
    let reply = app
        .command(&head, PATH, 1, &revision("Centro Platani"))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["version"], 2);
    assert_eq!(reply.header("etag"), "\"2\"");
    assert_eq!(reply.header("policentrica-position"), "2");
}

#[tokio::test]
async fn an_office_is_found_by_its_identifier_too() {
    let app = open().await;
    let id = app.post(&director(), "/api/v1/offices", &json!({})).await;
    assert_eq!(id.status, 422);
    let code = domain::shared::ids::OfficeCode::new("centro-1").expect("a code");
    let path = format!("/api/v1/offices/{}/revise-office", code.stream_id());
    let reply = app
        .command(&director(), &path, 1, &revision("Centro Platani"))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[tokio::test]
async fn a_command_without_a_version_is_refused_to_who_may_give_it() {
    let app = open().await;
    let body = revision("Centro Platani");
    for (actor, refusal) in [
        (service_head("centro-1"), (428, "if-match.missing")),
        (service_head("centro-2"), (404, "resource.not-found")),
        (citizen(), (404, "resource.not-found")),
    ] {
        let reply = app.post(&actor, PATH, &body).await;
        assert_eq!(
            reply.problem(),
            (refusal.0, refusal.1.to_owned()),
            "{actor:?}"
        );
    }
    let nowhere = "/api/v1/offices/centro-9/revise-office";
    assert_eq!(app.post(&director(), nowhere, &body).await.problem().0, 404);
    assert_eq!(
        app.command(&director(), nowhere, 1, &body)
            .await
            .problem()
            .0,
        404
    );
    assert_eq!(
        app.command(&director(), "/api/v1/offices/a%20b/revise-office", 1, &body)
            .await
            .problem()
            .0,
        404
    );
}

#[tokio::test]
async fn a_stale_command_is_told_what_its_author_has_not_seen() {
    let app = open().await;
    let head = service_head("centro-1");
    let done = app
        .command(&head, PATH, 1, &revision("Centro Platani"))
        .await;
    assert_eq!(done.status, 200, "{done:?}");
    let reply = app
        .command(&director(), PATH, 1, &revision("Centro Uno"))
        .await;
    assert_eq!(reply.problem(), (412, "stream.stale".to_owned()));
    let body = reply.json();
    assert_eq!(body["current_version"], 2);
    assert_eq!(
        body["unseen"],
        json!([{
            "version": 2, "type": "office_revised", "recorded_at": "2026-03-02T11:00:00Z",
            "role": "service_head", "office": "centro-1",
        }])
    );
    assert_eq!(reply.header("etag"), "\"2\"");
    let ahead = app
        .command(&director(), PATH, 7, &revision("Centro Uno"))
        .await;
    assert_eq!(ahead.problem(), (412, "stream.stale".to_owned()));
    assert_eq!(
        (&ahead.json()["current_version"], &ahead.json()["unseen"]),
        (&json!(2), &json!([]))
    );
    let never = app
        .command(&director(), PATH, 0, &revision("Centro Uno"))
        .await;
    assert_eq!(never.problem(), (412, "stream.stale".to_owned()));
}

#[tokio::test]
async fn a_repeated_command_gets_the_same_bytes_whatever_version_it_names() {
    let app = open().await;
    let head = service_head("centro-1");
    let mut replies = Vec::new();
    for version in ["\"1\"", "\"2\"", "\"9\""] {
        let request = app
            .request(&head, reqwest::Method::POST, PATH)
            .header("Idempotency-Key", "revisione-1")
            .header("If-Match", version)
            .json(&revision("Centro Platani"));
        let reply = tests::app::send(request).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        replies.push(reply.text);
    }
    assert!(
        replies.iter().all(|text| *text == replies[0]),
        "{replies:?}"
    );
}
