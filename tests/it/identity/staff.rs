//! Staff behind the tokens of their provider: their duties, one at a time.

use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use tests::app::{Reply, TestApp, send};
use tests::provider::{AUDIENCE, OpenIdProvider};

const NOW: Duration = Duration::ZERO;

async fn offices(app: &TestApp, token: &str, chosen: &[(&str, &str)]) -> Reply {
    let mut request = app
        .anonymous(Method::GET, "/api/v1/care-plans")
        .bearer_auth(token);
    for (name, value) in chosen {
        request = request.header(*name, *value);
    }
    send(request).await
}

/// A letter registered for an office: only whoever acts for it may.
async fn letter(app: &TestApp, token: &str, acting: &str, about: &str) -> u16 {
    let body = json!({
        "direction": "inbound", "act": "memo", "office": about,
        "subject": "Memoria", "counterparty": "Agata Torrisi",
    });
    let request = app
        .anonymous(Method::POST, "/api/v1/registrations")
        .bearer_auth(token)
        .header("Policentrica-Office", acting);
    send(request.json(&body)).await.status
}

#[tokio::test]
async fn a_token_of_the_provider_says_who_acts_and_for_which_offices() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(NOW)).await;
    app.open_offices().await;
    let claims = json!({
        "sub": "ferrante", "aud": AUDIENCE, "duties": ["desk_operator", "gardener"], "offices": ["centro-1", "centro-2"],
    });
    let token = provider.token(&claims);
    assert_eq!(letter(&app, &token, "centro-1", "centro-1").await, 201);
    assert_eq!(letter(&app, &token, "centro-2", "centro-2").await, 201);
    assert_eq!(letter(&app, &token, "centro-1", "centro-2").await, 404);
    assert_eq!(letter(&app, &token, "centro-3", "centro-3").await, 403);
    let event = app.store.read(3, 1).await.expect("reads").remove(0);
    assert_eq!(json!(event.metadata)["actor"], "ferrante");
    assert_eq!(json!(event.metadata)["office"], "centro-1");
}

#[tokio::test]
async fn whoever_has_several_duties_chooses_one_and_no_other() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(NOW)).await;
    let duties = ["social_worker@centro-1", "auditor"];
    let token = provider.token(&json!({ "sub": "ferrante", "aud": AUDIENCE, "duties": duties }));
    assert_eq!(offices(&app, &token, &[]).await.status, 200);
    let as_auditor = offices(&app, &token, &[("Policentrica-Role", "auditor")]).await;
    assert_eq!(as_auditor.status, 200, "{as_auditor:?}");
    let reply = offices(&app, &token, &[("Policentrica-Role", "director")]).await;
    assert_eq!(reply.problem(), (403, "identity.duty".to_owned()));
}

#[tokio::test]
async fn whoever_has_no_duty_here_gets_nowhere() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(NOW)).await;
    let nobody: [Value; 5] = [
        json!({ "sub": "nessuno", "aud": AUDIENCE }),
        json!({ "sub": "nessuno", "aud": AUDIENCE, "duties": ["gardener", "citizen", "system"] }),
        // Bound to an office, and no office named.
        json!({ "sub": "nessuno", "aud": AUDIENCE, "duties": ["social_worker"] }),
        json!({ "sub": "system", "aud": AUDIENCE, "duties": ["director"] }),
        json!({ "sub": "client:nessuno", "aud": AUDIENCE, "duties": ["director"] }),
    ];
    for claims in nobody {
        let reply = offices(&app, &provider.token(&claims), &[]).await;
        assert_eq!(
            reply.problem(),
            (403, "identity.nobody".to_owned()),
            "{claims}"
        );
    }
}
