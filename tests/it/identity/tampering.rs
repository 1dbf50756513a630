//! Tokens that were tampered with, and providers that change their keys or go away.

use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use tests::app::{TestApp, send};
use tests::provider::{AUDIENCE, OpenIdProvider};

const SOON: Duration = Duration::from_secs(10);

async fn asked(app: &TestApp, token: &str) -> (u16, String) {
    let request = app.anonymous(Method::GET, "/api/v1/care-plans");
    let reply = send(request.bearer_auth(token)).await;
    if reply.status == 200 {
        return (200, String::new());
    }
    reply.problem()
}

fn good() -> Value {
    json!({ "sub": "ferrante", "aud": AUDIENCE, "duties": ["social_worker@centro-1"] })
}

fn with(changes: &Value) -> Value {
    let mut claims = good();
    for (name, value) in changes.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims
}

#[tokio::test]
async fn a_token_that_was_tampered_with_is_refused() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(SOON)).await;
    assert_eq!(asked(&app, &provider.token(&good())).await.0, 200);
    let invalid = (401, "token.invalid".to_owned());
    for key in ["other", "public", "nobody"] {
        let token = provider.forged(key, &json!({}), &good());
        assert_eq!(asked(&app, &token).await, invalid, "signed by {key}");
    }
    let elsewhere = format!("{}/", provider.issuer);
    for changes in [
        json!({ "aud": "urn:another" }),
        json!({ "aud": [] }),
        json!({ "aud": null }),
        json!({ "iss": "https://login.example" }),
        json!({ "iss": elsewhere }),
        json!({ "iss": [provider.issuer] }),
        json!({ "nbf": 4_000_000_000_i64 }),
        json!({ "iat": 4_000_000_000_i64 }),
        json!({ "exp": "4000000000" }),
        json!({ "exp": null }),
        json!({ "sub": null }),
    ] {
        let token = provider.token(&with(&changes));
        assert_eq!(asked(&app, &token).await, invalid, "{changes}");
    }
    let token = provider.token(&with(&json!({ "exp": 1_000_000_000 })));
    assert_eq!(asked(&app, &token).await, (401, "token.expired".to_owned()));
}

#[tokio::test]
async fn the_body_and_the_signature_of_a_token_belong_together() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(SOON)).await;
    let head = provider.token(&with(&json!({ "duties": ["director"] })));
    let good = provider.token(&good());
    let part = |token: &str, at: usize| token.split('.').nth(at).expect("three parts").to_owned();
    for token in [
        format!("{}.{}.{}", part(&good, 0), part(&head, 1), part(&good, 2)),
        format!("{}.{}.", part(&good, 0), part(&good, 1)),
        format!("{}.{}", part(&good, 0), part(&good, 1)),
        format!("{good}."),
        format!("{good}A"),
    ] {
        assert_eq!(asked(&app, &token).await.0, 401, "{token}");
    }
}

#[tokio::test]
async fn the_name_of_a_key_leads_nowhere_and_costs_the_provider_nothing() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(SOON)).await;
    assert_eq!(asked(&app, &provider.token(&good())).await.0, 200);
    assert_eq!(provider.asked(), 1);
    for header in [
        json!({ "kid": "../../../../etc/passwd" }),
        json!({ "kid": "/dev/null" }),
        json!({ "kid": "x' UNION SELECT 'secret" }),
        json!({ "kid": "http://127.0.0.1:1/jwks" }),
        json!({ "kid": "" }),
        json!({ "kid": "second", "jku": "http://127.0.0.1:1/jwks" }),
        json!({ "kid": "second", "x5u": "http://127.0.0.1:1/" }),
    ] {
        let token = provider.forged("other", &header, &good());
        assert_eq!(asked(&app, &token).await.1, "token.invalid", "{header}");
    }
    assert_eq!(provider.asked(), 1, "asked again for invented keys");
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_taken_and_the_old_one_is_not() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(Duration::ZERO)).await;
    let old = provider.token(&good());
    assert_eq!(asked(&app, &old).await.0, 200);
    provider.rotate();
    assert_eq!(asked(&app, &provider.token(&good())).await.0, 200);
    assert_eq!(asked(&app, &old).await.1, "token.invalid");
}

#[tokio::test]
async fn a_provider_that_is_away_locks_nobody_out_whose_key_is_known() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(Duration::ZERO)).await;
    let late = TestApp::trusting(provider.trusted(Duration::ZERO)).await;
    let token = provider.token(&good());
    assert_eq!(asked(&app, &token).await.0, 200);
    drop(provider);
    assert_eq!(asked(&app, &token).await.0, 200);
    let unavailable = (503, "identity.provider-unavailable".to_owned());
    assert_eq!(asked(&late, &token).await, unavailable);
}
