//! Who is let in.

use api::Tokens;
use chrono::TimeDelta;
use domain::access::{Actor, Role};
use reqwest::Method;
use store::Tenant;
use tests::actors::protocol_officer;
use tests::app::{SECRET, TestApp, noon, send};

const PATH: &str = "/api/v1/registrations";

async fn refusal(app: &TestApp, authorization: Option<&str>) -> String {
    let mut request = app
        .anonymous(Method::POST, PATH)
        .json(&serde_json::json!({}));
    if let Some(value) = authorization {
        request = request.header("Authorization", value);
    }
    let reply = send(request).await;
    assert!(
        reply.header("www-authenticate").starts_with("Bearer"),
        "{reply:?}"
    );
    let (status, code) = reply.problem();
    assert_eq!(status, 401, "{authorization:?}");
    code
}

#[tokio::test]
async fn a_request_without_a_token_is_refused() {
    let app = TestApp::start().await;
    for value in [None, Some(""), Some("Basic cm9zc2k6eA=="), Some("Bearer")] {
        assert_eq!(refusal(&app, value).await, "token.missing");
    }
}

#[tokio::test]
async fn a_token_that_is_not_ours_is_refused() {
    let app = TestApp::start().await;
    let actor = protocol_officer();
    let hour = TimeDelta::hours(1);
    let elsewhere = Tenant::new("palermo").expect("a name");
    let other_audience = Tokens::hs256(&SECRET, &elsewhere).expect("a key");
    let other_key = Tokens::hs256(&[1; 32], &app.database.tenant).expect("a key");
    let system = Actor {
        role: Role::System,
        ..actor.clone()
    };
    let good = app.token(&actor);
    let unsigned = format!(
        "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{}.",
        good.split('.').nth(1).expect("three parts")
    );
    for token in [
        other_audience.mint(&actor, noon(), hour),
        other_key.mint(&actor, noon(), hour),
        app.token(&system),
        unsigned,
        "a.b.c".to_owned(),
        "x".repeat(9000),
    ] {
        assert_eq!(
            refusal(&app, Some(&format!("Bearer {token}"))).await,
            "token.invalid"
        );
    }
}

#[tokio::test]
async fn a_token_that_has_ended_is_refused() {
    let app = TestApp::start().await;
    let token = app
        .tokens
        .mint(&protocol_officer(), noon(), TimeDelta::hours(1));
    app.store.clock().advance(TimeDelta::hours(1));
    assert_eq!(
        refusal(&app, Some(&format!("Bearer {token}"))).await,
        "token.expired"
    );
}
