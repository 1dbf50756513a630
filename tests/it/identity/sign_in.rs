//! Signing in at a provider: the way there, the way back, and what must not come through.

use super::world::{COOKIE, World, answer};
use reqwest::Url;
use serde_json::json;
use std::collections::HashMap;
use tests::provider::TAX_CODE;

fn query(address: &str) -> HashMap<String, String> {
    let url = Url::parse(address).expect("an address");
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn a_resident_signs_in_comes_back_where_they_were_going_and_leaves() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut browser = world.browser();
    let page = browser.open("/accedi/cittadini?next=/api/v1/session").await;
    assert!(page.url.as_str().starts_with(&world.provider.issuer));
    let page = answer(&mut browser, &page, "agata").await;
    assert_eq!(page.url.path(), "/api/v1/session", "{:?}", page.reply);
    let session = page.reply.json();
    assert_eq!(session["role"], "citizen");
    assert_eq!(session["actor"], session["person"]);
    assert!(session["ends_at"].is_string() && session["proved_at"].is_string());
    // The page greets them, and no name becomes markup.
    let page = browser.open("/accedi").await;
    assert!(
        page.reply.text.contains("Agata Torrisi &lt;b&gt;"),
        "{:?}",
        page.reply
    );
    // They leave here and at the provider.
    let page = browser.send("/esci", &[]).await;
    assert_eq!(browser.cookie(COOKIE), None);
    let left = page.reply.text.contains("logout") || page.url.path() == "/accedi";
    assert!(left, "{} {:?}", page.url, page.reply);
    let reply = browser.look("/api/v1/session").await;
    assert_eq!(reply.problem(), (401, "token.missing".to_owned()));
    // What passed is in the log, and readable only with the key.
    let log = world.app.store.sign_ins(0, 100).await.expect("reads");
    let steps: Vec<_> = log
        .iter()
        .map(|entry| entry.says.clone().expect("opens")["step"].clone())
        .collect();
    let expected = [
        "authentication-request",
        "authentication-response",
        "token-response",
        "session-begun",
        "session-ended",
    ];
    assert_eq!(json!(steps), json!(expected));
    let told = log[2].says.as_ref().expect("opens");
    assert!(told.to_string().contains(TAX_CODE));
    assert!(
        !format!("{log:?}").contains("eyJ"),
        "no token stands in the log"
    );
}

#[tokio::test]
async fn the_way_to_the_provider_says_nothing_that_could_be_used_by_others() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut browser = world.browser();
    let reply = browser.look("/accedi/cittadini").await;
    assert_eq!(reply.status, 303);
    let first = query(reply.header("location"));
    let again = query(browser.look("/accedi/cittadini").await.header("location"));
    assert_eq!(first["code_challenge_method"], "S256");
    assert_eq!(first["acr_values"], tests::provider::LEVEL);
    for name in ["state", "nonce", "code_challenge"] {
        assert_eq!(first[name].len(), 43, "{name}");
        assert_ne!(first[name], again[name], "{name}");
    }
    let cookie = reply.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains(&first["state"]), "the flow is sealed");
}

#[tokio::test]
async fn an_answer_that_belongs_to_another_browser_or_another_time_is_refused() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut browser = world.browser();
    let page = browser.open("/accedi/cittadini").await;
    let mut other = world.browser();
    // Another browser is handed the answer: it did not ask.
    let reply = other.look("/accedi/ritorno?code=x&state=y").await;
    assert_eq!(reply.status, 400);
    other.open("/accedi/cittadini").await;
    let reply = other.look("/accedi/ritorno?code=x&state=y").await;
    assert_eq!(reply.status, 400, "a state of its own, not this one");
    // The first one takes too long.
    world
        .app
        .store
        .clock()
        .advance(chrono::TimeDelta::minutes(11));
    let page = answer(&mut browser, &page, "agata").await;
    assert_eq!(page.reply.status, 400, "{:?}", page.reply);
    assert_eq!(browser.cookie(COOKIE), None);
    assert!(page.reply.text.contains("scaduta"));
}

#[tokio::test]
async fn a_code_is_worth_nothing_twice_invented_or_from_another_issuer() {
    let Some(world) = World::start().await else {
        return;
    };
    for (code, issuer, status) in [
        ("invented", String::new(), 403),
        ("invented", "&iss=https://evil.example".to_owned(), 403),
    ] {
        let mut browser = world.browser();
        let sent = browser.look("/accedi/cittadini").await;
        let state = query(sent.header("location"))["state"].clone();
        let path = format!("/accedi/ritorno?code={code}&state={state}{issuer}");
        let reply = browser.look(&path).await;
        assert_eq!(reply.status, status, "{reply:?}");
        assert_eq!(browser.cookie(COOKIE), None);
    }
}

#[tokio::test]
async fn sign_ins_begun_without_end_fill_no_log() {
    let Some(world) = World::start().await else {
        return;
    };
    let browser = world.browser();
    let mut statuses = Vec::new();
    for _ in 0..301 {
        let request = browser.request(reqwest::Method::GET, "/accedi/cittadini");
        statuses.push(tests::app::send(request).await.status);
    }
    assert_eq!(statuses.pop(), Some(429));
    assert!(statuses.iter().all(|status| *status == 303));
    let log = world.app.store.sign_ins(0, 1000).await.expect("reads");
    assert_eq!(log.len(), 300);
}

#[tokio::test]
async fn whoever_breaks_off_is_too_low_or_has_no_duty_is_told_so_and_not_let_in() {
    let Some(world) = World::start().await else {
        return;
    };
    for (way, login, text) in [
        ("cittadini", "annulla", "non è riuscito"),
        ("cittadini", "agata-1", "livello"),
        ("cittadini", "ferrante", "non è riuscito"),
        ("operatori", "nessuno", "incarichi"),
    ] {
        let mut browser = world.browser();
        let page = world.sign_in(&mut browser, way, login).await;
        let told = (page.reply.status, browser.cookie(COOKIE));
        assert_eq!(told, (403, None), "{login}: {:?}", page.reply);
        let low = page.reply.text.contains(text) || page.reply.text.contains("livello");
        assert!(low, "{login}: {:?}", page.reply);
    }
}

#[tokio::test]
async fn a_social_worker_of_two_offices_acts_for_one_at_a_time() {
    let Some(world) = World::start().await else {
        return;
    };
    let mut browser = world.browser();
    world.sign_in(&mut browser, "operatori", "ferrante").await;
    let session = browser.look("/api/v1/session").await.json();
    assert_eq!(session["office"], "centro-1", "{session}");
    let before = browser.cookie(COOKIE).map(str::to_owned);
    let page = browser
        .send("/accedi/incarico", &[("duty", "social_worker@centro-2")])
        .await;
    assert!(page.reply.text.contains("social_worker@centro-2"));
    assert_ne!(browser.cookie(COOKIE).map(str::to_owned), before);
    let session = browser.look("/api/v1/session").await.json();
    assert_eq!(session["office"], "centro-2", "{session}");
    let page = browser
        .send("/accedi/incarico", &[("duty", "director")])
        .await;
    assert_eq!(page.reply.status, 403);
    let session = browser.look("/api/v1/session").await.json();
    assert_eq!(session["role"], "social_worker", "{session}");
}
