//! Residents behind the tokens of their provider: known by the file that has their tax code.

use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use tests::app::{TestApp, send};
use tests::provider::{LEVEL, OpenIdProvider, TAX_CODE};

const AUDIENCE: &str = "urn:policentrica:residents";

fn claims(tax_code: &str, level: &str) -> Value {
    json!({ "sub": "0b7a", "aud": AUDIENCE, "acr": level, "fiscal_number": tax_code })
}

async fn start() -> Option<(OpenIdProvider, TestApp)> {
    let provider = OpenIdProvider::start("http://127.0.0.1/")?;
    let app = TestApp::trusting(provider.trusted(Duration::ZERO)).await;
    Some((provider, app))
}

fn me() -> Value {
    json!({
        "identity": { "family_name": "Bianchi", "given_name": "Maria", "birth_on": "1975-07-15" },
        "tax_code": TAX_CODE,
    })
}

#[tokio::test]
async fn a_resident_comes_back_to_the_file_they_made_of_themselves() {
    let Some((provider, app)) = start().await else {
        return;
    };
    let token = provider.token(&claims(&format!("TINIT-{TAX_CODE}"), LEVEL));
    let made = send(
        app.anonymous(Method::POST, "/api/v1/people")
            .bearer_auth(&token)
            .json(&me()),
    )
    .await;
    assert_eq!(made.status, 201, "{made:?}");
    let path = format!(
        "{}?min_position={}",
        made.header("location"),
        made.header("policentrica-position")
    );
    let reply = send(app.anonymous(Method::GET, &path).bearer_auth(&token)).await;
    assert_eq!(reply.json()["tax_code"], TAX_CODE, "{reply:?}");
    let event = app.store.read(0, 1).await.expect("reads").remove(0);
    let actor = json!(event.metadata)["actor"].clone();
    assert_eq!(actor, reply.json()["id"], "the trail holds no tax code");
}

#[tokio::test]
async fn a_resident_finds_the_file_that_the_counter_made() {
    let Some((provider, app)) = start().await else {
        return;
    };
    let desk = tests::actors::desk_operator("centro-1");
    let made = app.post(&desk, "/api/v1/people", &me()).await;
    assert_eq!(made.status, 201, "{made:?}");
    let position = made.header("policentrica-position");
    // The look-up waits until the read model knows of it; the person alone is read from the log.
    let path = format!("/api/v1/people/look-up?min_position={position}");
    let found = app
        .post(&desk, &path, &json!({ "tax_code": TAX_CODE }))
        .await;
    assert_eq!(found.status, 200, "{found:?}");
    let token = provider.token(&claims(&format!("TINIT-{TAX_CODE}"), LEVEL));
    let reply = send(
        app.anonymous(Method::GET, made.header("location"))
            .bearer_auth(&token),
    )
    .await;
    assert_eq!(reply.json()["tax_code"], TAX_CODE, "{reply:?}");
    let other = provider.token(&claims("TINIT-VRDGPP80A01C351O", LEVEL));
    let reply = send(
        app.anonymous(Method::GET, made.header("location"))
            .bearer_auth(&other),
    )
    .await;
    assert_eq!(reply.status, 404, "{reply:?}");
}

#[tokio::test]
async fn a_low_level_or_a_tax_code_of_elsewhere_is_not_enough() {
    let Some((provider, app)) = start().await else {
        return;
    };
    let ask = async |claims: Value| {
        let token = provider.token(&claims);
        let request = app.anonymous(Method::GET, "/api/v1/applications");
        send(request.bearer_auth(token)).await.problem()
    };
    let low = ask(claims(
        &format!("TINIT-{TAX_CODE}"),
        "https://www.spid.gov.it/SpidL1",
    ));
    assert_eq!(low.await, (401, "token.level".to_owned()));
    let code = format!("TINIT-{TAX_CODE}");
    let without = ask(json!({ "sub": "0b7a", "aud": AUDIENCE, "fiscal_number": code }));
    assert_eq!(without.await, (401, "token.level".to_owned()));
    for code in [TAX_CODE, "TINDE-12345678903", "TINIT-BNCMRA75L55C351T", ""] {
        let refusal = ask(claims(code, LEVEL)).await;
        assert_eq!(refusal, (403, "identity.nobody".to_owned()), "{code}");
    }
}

#[tokio::test]
async fn nobody_comes_in_with_the_tax_code_of_somebody_who_died() {
    let Some((provider, app)) = start().await else {
        return;
    };
    let desk = tests::actors::desk_operator("centro-1");
    let made = app.post(&desk, "/api/v1/people", &me()).await;
    let path = format!("{}/record-death", made.header("location"));
    let died = app
        .command(&desk, &path, 1, &json!({ "died_on": "2026-02-01" }))
        .await;
    assert_eq!(died.status, 200, "{died:?}");
    let position = died.header("policentrica-position");
    // The look-up waits until the read model knows of it; the person alone is read from the log.
    let path = format!("/api/v1/people/look-up?min_position={position}");
    let found = app
        .post(&desk, &path, &json!({ "tax_code": TAX_CODE }))
        .await;
    assert_eq!(found.status, 200, "{found:?}");
    let token = provider.token(&claims(&format!("TINIT-{TAX_CODE}"), LEVEL));
    let reply = send(
        app.anonymous(Method::GET, "/api/v1/applications")
            .bearer_auth(token),
    )
    .await;
    assert_eq!(reply.problem(), (403, "identity.nobody".to_owned()));
}

#[tokio::test]
async fn whoever_has_two_files_that_became_one_comes_in_as_that_one() {
    let Some((provider, app)) = start().await else {
        return;
    };
    let desk = tests::actors::desk_operator("centro-1");
    let merged = app.post(&desk, "/api/v1/people", &me()).await.json()["id"].clone();
    let body = json!({ "identity": { "family_name": "Bianchi", "given_name": "Maria" } });
    let survivor = app.post(&desk, "/api/v1/people", &body).await.json()["id"].clone();
    let path = format!(
        "/api/v1/people/{}/merge-persons",
        merged.as_str().expect("an identifier")
    );
    let body = json!({ "survivor": survivor, "reason": "double" });
    let done = app
        .command(&tests::actors::service_head("centro-1"), &path, 1, &body)
        .await;
    assert_eq!(done.status, 200, "{done:?}");
    // The look-up waits until the read model knows of it.
    let position = done.header("policentrica-position");
    let path = format!("/api/v1/people/look-up?min_position={position}");
    let found = app
        .post(&desk, &path, &json!({ "tax_code": TAX_CODE }))
        .await;
    assert_eq!(
        found.json()["items"][0]["merged_into"],
        survivor,
        "{found:?}"
    );
    let token = provider.token(&claims(&format!("TINIT-{TAX_CODE}"), LEVEL));
    let request = app.anonymous(Method::GET, "/api/v1/session");
    let session = send(request.bearer_auth(token)).await.json();
    assert_eq!(session["person"], survivor, "{session}");
}
