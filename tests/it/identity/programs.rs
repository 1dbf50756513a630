//! Programs of others: client credentials at the provider, duties and scopes here.

use reqwest::{Client, Method};
use serde_json::{Value, json};
use std::time::Duration;
use tests::app::{TestApp, send};
use tests::provider::{AUDIENCE_OF_PROGRAMS, OpenIdProvider, SECRET};

/// A token as the provider gives it to a program.
async fn token(provider: &OpenIdProvider, scope: &str) -> String {
    let form = [
        ("grant_type", "client_credentials"),
        ("resource", AUDIENCE_OF_PROGRAMS),
        ("scope", scope),
    ];
    let answer = Client::new()
        .post(format!("{}/token", provider.issuer))
        .basic_auth("protocollo-regionale", Some(SECRET.replace(' ', "+")))
        .form(&form)
        .send()
        .await
        .expect("the provider answers");
    let body: Value = answer.json().await.expect("JSON");
    let token = body["access_token"].as_str();
    token.unwrap_or_else(|| panic!("{body}")).to_owned()
}

#[tokio::test]
async fn a_program_does_what_its_duty_and_its_scopes_allow() {
    let Some(provider) = OpenIdProvider::start("http://127.0.0.1/") else {
        return;
    };
    let app = TestApp::trusting(provider.trusted(Duration::ZERO)).await;
    app.open_offices().await;
    let letter = json!({
        "direction": "inbound", "act": "memo", "office": "centro-1",
        "subject": "Memoria", "counterparty": "Agata Torrisi",
    });
    let path = "/api/v1/registrations";
    let tried = async |scope: &str| {
        let token = token(&provider, scope).await;
        let read = send(app.anonymous(Method::GET, path).bearer_auth(&token)).await;
        let request = app.anonymous(Method::POST, path).bearer_auth(&token);
        let write = send(request.json(&letter)).await;
        (read, write)
    };
    let (read, write) = tried("policentrica.read").await;
    assert_eq!(read.status, 200, "{read:?}");
    assert_eq!(write.problem(), (403, "token.scope".to_owned()));
    let (read, write) = tried("policentrica.write").await;
    assert_eq!(read.problem(), (403, "token.scope".to_owned()));
    assert_eq!(write.status, 201, "{write:?}");
    let event = app.store.read(3, 1).await.expect("reads").remove(0);
    assert_eq!(
        json!(event.metadata)["actor"],
        "client:protocollo-regionale"
    );
}
