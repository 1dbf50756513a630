//! What is delicate asks for a fresh proof of who somebody is.

use super::world::{PASSWORD, World, answer, appoint, enter, local};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::desk_operator;
use tests::app::{Reply, TestApp, send};
use tests::browser::Browser;

/// Two files, perhaps of the same person.
async fn two_files(app: &TestApp) -> (String, String) {
    let desk = desk_operator("centro-1");
    let mut files = Vec::new();
    for given_name in ["Maria", "Maria Luisa"] {
        let body = json!({ "identity": { "family_name": "Bianchi", "given_name": given_name } });
        let made = app.post(&desk, "/api/v1/people", &body).await;
        let id = made.json()["id"].as_str().map(str::to_owned);
        files.push(id.unwrap_or_else(|| panic!("{made:?}")));
    }
    (files.remove(0), files.remove(0))
}

fn body(survivor: &str) -> Value {
    json!({ "survivor": survivor, "reason": "double" })
}

async fn merge(app: &TestApp, browser: &Browser, files: &(String, String)) -> Reply {
    let path = format!("/api/v1/people/{}/merge-persons", files.0);
    let body = body(&files.1);
    let request = browser
        .request(Method::POST, &path)
        .header("Origin", app.address())
        .header("If-Match", "\"1\"");
    send(request.json(&body)).await
}

fn is_refused(reply: &Reply) -> bool {
    reply.status == 401 && reply.problem().1 == "session.step-up"
}

#[tokio::test]
async fn two_files_become_one_only_with_a_fresh_proof() {
    let app = local(None).await;
    appoint(&app, "capo", &["service_head@centro-1"], None).await;
    let mut browser = Browser::at(app.address());
    enter(&mut browser, "capo", PASSWORD, "").await;
    let files = two_files(&app).await;
    app.store.clock().advance(TimeDelta::minutes(16));
    let stale = merge(&app, &browser, &files).await;
    assert!(is_refused(&stale), "{stale:?}");
    let challenge = stale.header("www-authenticate");
    assert!(
        challenge.contains("insufficient_user_authentication"),
        "{challenge}"
    );
    // Signing in again is enough; the session is still theirs for all else meanwhile.
    let reply = send(browser.request(Method::GET, "/api/v1/session")).await;
    assert_eq!(reply.status, 200);
    enter(&mut browser, "capo", PASSWORD, "").await;
    let again = merge(&app, &browser, &files).await;
    assert_eq!(again.status, 200, "{again:?}");
}

#[tokio::test]
async fn the_provider_is_asked_for_a_fresh_proof_although_it_still_knows_them() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut browser = world.browser();
    world.sign_in(&mut browser, "operatori", "ferrante").await;
    let first = browser.look("/api/v1/session").await.json();
    // The provider remembers: it asks nothing.
    let page = browser.open("/accedi/operatori").await;
    assert_eq!(page.url.path(), "/accedi", "{}", page.url);
    // Unless it is told to.
    let page = browser.open("/accedi/operatori?again=true").await;
    assert!(
        page.url.as_str().starts_with(&world.provider.issuer),
        "{}",
        page.url
    );
    let page = answer(&mut browser, &page, "ferrante").await;
    assert_eq!(page.url.path(), "/accedi", "{:?}", page.reply);
    let second = browser.look("/api/v1/session").await.json();
    assert!(second["proved_at"].as_str() >= first["proved_at"].as_str());
}

#[tokio::test]
async fn a_token_of_a_person_says_when_they_proved_who_they_are() {
    let Some(world) = World::start().await else {
        return;
    };
    let now = world.app.store.clock().now().timestamp();
    let files = two_files(&world.app).await;
    let path = format!("/api/v1/people/{}/merge-persons", files.0);
    let body = body(&files.1);
    let tried = async |auth_time: i64| {
        let token = world.provider.token(&json!({
            "sub": "capo", "aud": tests::provider::AUDIENCE, "auth_time": auth_time,
            "duties": ["service_head@centro-1"],
        }));
        let request = world.app.anonymous(Method::POST, &path).bearer_auth(token);
        send(request.header("If-Match", "\"1\"").json(&body)).await
    };
    assert!(is_refused(&tried(now - 3600).await));
    let fresh = tried(now).await;
    assert_eq!(fresh.status, 200, "{fresh:?}");
}
