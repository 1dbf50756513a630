//! Nobody chooses another one's session, and no other site acts through it.

use super::world::{COOKIE, PASSWORD, World, enter, local};
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::{Reply, TestApp, send};
use tests::browser::Browser;

fn letter() -> Value {
    json!({
        "direction": "inbound", "act": "memo", "office": "centro-1",
        "subject": "Memoria", "counterparty": "Agata Torrisi",
    })
}

async fn command(browser: &Browser, headers: &[(&str, &str)]) -> Reply {
    let mut request = browser.request(Method::POST, "/api/v1/registrations");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(request.json(&letter())).await
}

async fn signed_in() -> (TestApp, Browser) {
    let app = local(None).await;
    app.open_offices().await;
    let mut browser = Browser::at(app.address());
    let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
    assert_eq!(page.reply.status, 200, "{:?}", page.reply);
    (app, browser)
}

#[tokio::test]
async fn signing_in_gives_a_new_session_and_ends_the_one_that_was_planted() {
    let (app, first) = signed_in().await;
    let planted = first.cookie(COOKIE).expect("a session").to_owned();
    let mut victim = Browser::at(app.address());
    victim.plant(COOKIE, &planted);
    enter(&mut victim, "ferrante", PASSWORD, "").await;
    assert_ne!(victim.cookie(COOKIE), Some(planted.as_str()));
    let reply = send(first.request(Method::GET, "/api/v1/session")).await;
    assert_eq!(reply.problem(), (401, "session.ended".to_owned()));
}

#[tokio::test]
async fn signing_in_at_a_provider_ends_a_planted_session_too() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut attacker = world.browser();
    world.sign_in(&mut attacker, "operatori", "ferrante").await;
    let planted = attacker.cookie(COOKIE).expect("a session").to_owned();
    let mut victim = world.browser();
    victim.plant(COOKIE, &planted);
    world.sign_in(&mut victim, "cittadini", "agata").await;
    assert_ne!(victim.cookie(COOKIE), Some(planted.as_str()));
    let reply = attacker.look("/api/v1/session").await;
    assert_eq!(reply.problem(), (401, "session.ended".to_owned()));
}

#[tokio::test]
async fn a_session_commands_only_from_pages_of_this_service() {
    let (app, browser) = signed_in().await;
    let ours = app.address();
    for headers in [
        vec![],
        vec![("Origin", "https://evil.example")],
        vec![("Origin", "null")],
        vec![("Sec-Fetch-Site", "cross-site")],
        vec![("Sec-Fetch-Site", "same-site")],
        vec![
            ("Origin", "https://evil.example"),
            ("Sec-Fetch-Site", "same-origin"),
        ],
        vec![("Referer", ours)],
    ] {
        let reply = command(&browser, &headers).await;
        let refused = (403, "session.cross-site".to_owned());
        assert_eq!(reply.problem(), refused, "{headers:?}");
    }
    assert_eq!(command(&browser, &[("Origin", ours)]).await.status, 201);
    let by_fetch = command(&browser, &[("Sec-Fetch-Site", "same-origin")]).await;
    assert_eq!(by_fetch.status, 201, "{by_fetch:?}");
}

#[tokio::test]
async fn no_other_site_signs_somebody_in_or_out_or_changes_their_duty() {
    let (_app, browser) = signed_in().await;
    for (path, form) in [
        (
            "/accedi",
            vec![("code", "ferrante"), ("password", PASSWORD)],
        ),
        ("/accedi/incarico", vec![("duty", "desk_operator@centro-2")]),
        ("/esci", vec![]),
    ] {
        let request = browser.request(Method::POST, path).form(&form);
        let reply = send(request.header("Origin", "https://evil.example")).await;
        assert_eq!(reply.problem().1, "session.cross-site", "{path}");
        let reply = send(browser.request(Method::POST, path).form(&form)).await;
        assert_eq!(reply.problem().1, "session.cross-site", "{path}");
    }
    let reply = send(browser.request(Method::GET, "/api/v1/session")).await;
    assert_eq!(reply.json()["office"], "centro-1");
    // A link alone signs nobody out.
    let reply = send(browser.request(Method::GET, "/esci")).await;
    assert_eq!(reply.status, 405);
}

#[tokio::test]
async fn a_token_goes_before_a_cookie_and_needs_no_page() {
    let (app, browser) = signed_in().await;
    let token = app.token(&tests::actors::protocol_officer());
    let request = browser.request(Method::POST, "/api/v1/registrations");
    let reply = send(request.bearer_auth(token).json(&letter())).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let request = browser.request(Method::GET, "/api/v1/session");
    let reply = send(request.bearer_auth("invented")).await;
    assert_eq!(reply.problem(), (401, "token.invalid".to_owned()));
}
