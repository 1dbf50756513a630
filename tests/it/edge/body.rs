//! Bodies that cannot be read are refused as problems, each for its own reason.

use reqwest::Method;
use tests::actors::protocol_officer;
use tests::app::{Reply, TestApp, send};

async fn post(app: &TestApp, content_type: &str, body: impl Into<reqwest::Body>) -> Reply {
    let request = app.request(&protocol_officer(), Method::POST, "/api/v1/registrations");
    send(request.header("Content-Type", content_type).body(body)).await
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_refused_for_its_own_reason() {
    let app = TestApp::start().await;
    let json = "application/json";
    for (content_type, body, status, code) in [
        (json, "{".to_owned(), 400, "body.not-json"),
        (json, String::new(), 400, "body.not-json"),
        (json, "[".repeat(200_000), 422, "request.invalid"),
        (json, "{\"about\":".to_owned(), 400, "body.not-json"),
        ("text/plain", "{}".to_owned(), 415, "body.content-type"),
        (
            "application/json; charset=latin1",
            "{}".to_owned(),
            415,
            "body.content-type",
        ),
        (json, " ".repeat(1024 * 1024 + 1), 413, "body.too-large"),
    ] {
        let start: String = body.chars().take(10).collect();
        let reply = post(&app, content_type, body).await;
        assert_eq!(
            reply.problem(),
            (status, code.to_owned()),
            "{content_type} {start}"
        );
    }
}

#[tokio::test]
async fn bytes_that_are_not_text_are_refused() {
    let app = TestApp::start().await;
    let reply = post(
        &app,
        "application/json",
        b"{\"subject\":\"\xff\xfe\"}".to_vec(),
    )
    .await;
    assert_eq!(reply.problem(), (400, "body.not-json".to_owned()));
}
