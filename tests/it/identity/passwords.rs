//! Passwords of this installation: nobody learns who is known, and nobody guesses for long.

use super::world::{COOKIE, PASSWORD, enter, local};
use api::sign_in::SecondFactor;
use chrono::TimeDelta;
use futures_util::{StreamExt, stream};
use reqwest::Method;
use store::sign_in::Attempts;
use tests::app::{TestApp, send};
use tests::browser::Browser;

#[tokio::test]
async fn a_password_lets_in_and_the_second_factor_is_asked_for() {
    let factor = SecondFactor::generate();
    let app = local(Some(factor.bytes().to_vec())).await;
    let mut browser = Browser::at(app.address());
    let now = app.store.clock().now();
    let code = factor.code(now);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for second in ["", wrong] {
        let page = enter(&mut browser, "ferrante", PASSWORD, second).await;
        assert_eq!(page.reply.status, 401, "{second}");
    }
    let page = enter(&mut browser, "ferrante", PASSWORD, &code).await;
    assert_eq!(page.reply.status, 200, "{:?}", page.reply);
    let session = browser.look("/api/v1/session").await.json();
    assert_eq!(session["actor"], "ferrante");
    // Whoever saw the code over a shoulder comes too late.
    let mut other = Browser::at(app.address());
    let page = enter(&mut other, "ferrante", PASSWORD, &code).await;
    assert_eq!((page.reply.status, other.cookie(COOKIE)), (401, None));
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_are_answered_alike() {
    let app = local(None).await;
    let mut browser = Browser::at(app.address());
    let unknown = enter(&mut browser, "nessuno", PASSWORD, "").await.reply;
    let wrong = enter(&mut browser, "ferrante", "un'altra frase lunga", "")
        .await
        .reply;
    assert_eq!(unknown.status, 401);
    assert_eq!((unknown.status, &unknown.text), (wrong.status, &wrong.text));
    let names = |reply: &tests::app::Reply| -> Vec<String> {
        reply.headers.keys().map(ToString::to_string).collect()
    };
    assert_eq!(names(&unknown), names(&wrong));
}

async fn tries(app: &TestApp, code: &str, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        let mut browser = Browser::at(app.address());
        let page = enter(&mut browser, code, "sbagliata ma lunga", "").await;
        statuses.push(page.reply.status);
    }
    statuses
}

#[tokio::test]
async fn after_ten_wrong_passwords_a_name_rests_for_a_quarter_of_an_hour() {
    let app = local(None).await;
    assert_eq!(
        tries(&app, "ferrante", 11).await,
        [[401; 10].as_slice(), &[429]].concat()
    );
    // Not even the right one, or guessing could go on.
    let mut browser = Browser::at(app.address());
    let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
    assert_eq!(page.reply.status, 429);
    assert!(page.reply.header("retry-after").parse::<u32>().is_ok());
    // An unknown name rests in the same way: that it does says nothing.
    assert_eq!(tries(&app, "nessuno", 11).await.last(), Some(&429));
    app.store.clock().advance(TimeDelta::minutes(15));
    let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
    assert_eq!(page.reply.status, 200);
}

#[tokio::test]
async fn ten_thousand_wrong_passwords_of_as_many_names_come_from_one_address_in_vain() {
    let app = local(None).await;
    let client = Browser::at(app.address());
    let attempt = async |number: i32| {
        let code = format!("nome-{number}");
        let form = [
            ("code", code.as_str()),
            ("password", "una password da indovinare"),
        ];
        let request = client.request(Method::POST, "/accedi").form(&form);
        let reply = send(request.header("Origin", app.address())).await;
        assert!(matches!(reply.status, 401 | 429), "{reply:?}");
        usize::from(reply.status == 401)
    };
    let attempts = stream::iter((0..10_000).map(attempt)).buffer_unordered(16);
    let looked_at = attempts.fold(0, async |sum, one| sum + one).await;
    assert_eq!(looked_at, 100);
}

#[tokio::test]
async fn a_name_that_came_in_starts_again_with_all_its_tries() {
    let app = local(None).await;
    for _ in 0..3 {
        assert_eq!(tries(&app, "ferrante", 9).await, [401; 9]);
        let mut browser = Browser::at(app.address());
        let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
        assert_eq!(page.reply.status, 200);
    }
}

#[tokio::test]
async fn an_office_that_signs_in_from_one_address_is_not_kept_waiting() {
    let app = local(None).await;
    let limit = Attempts {
        most: 100,
        within: TimeDelta::minutes(15),
    };
    for _ in 0..98 {
        let counted = app
            .store
            .count_attempt("sign-in.address", "127.0.0.1", limit);
        assert_eq!(counted.await.expect("counts"), None);
    }
    for _ in 0..4 {
        let mut browser = Browser::at(app.address());
        let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
        assert_eq!(page.reply.status, 200);
    }
    // Right passwords win no tries for wrong ones.
    assert_eq!(tries(&app, "nessuno", 3).await, [401, 401, 429]);
}

async fn change(browser: &mut Browser, current: &str, chosen: &str, again: &str) -> u16 {
    let form = [("current", current), ("chosen", chosen), ("again", again)];
    browser.send("/accedi/password", &form).await.reply.status
}

#[tokio::test]
async fn people_change_their_password_themselves_and_whoever_knew_the_old_one_is_out() {
    const CHOSEN: &str = "tegola mulino sardina bussola";
    let app = local(None).await;
    let mut other = Browser::at(app.address());
    enter(&mut other, "ferrante", PASSWORD, "").await;
    let mut browser = Browser::at(app.address());
    enter(&mut browser, "ferrante", PASSWORD, "").await;
    let page = browser.open("/accedi/password").await;
    assert!(page.reply.text.contains("new-password"), "{:?}", page.reply);
    assert_eq!(change(&mut browser, PASSWORD, CHOSEN, "altro").await, 422);
    assert_eq!(change(&mut browser, PASSWORD, "corta", "corta").await, 422);
    let easy = "ferrante1234";
    assert_eq!(change(&mut browser, PASSWORD, easy, easy).await, 422);
    assert_eq!(
        change(&mut browser, "sbagliata!", CHOSEN, CHOSEN).await,
        401
    );
    assert_eq!(browser.look("/api/v1/session").await.status, 200);
    assert_eq!(change(&mut browser, PASSWORD, CHOSEN, CHOSEN).await, 200);
    assert_eq!(browser.look("/api/v1/session").await.status, 200);
    assert_eq!(other.look("/api/v1/session").await.status, 401);
    let mut again = Browser::at(app.address());
    let old = enter(&mut again, "ferrante", PASSWORD, "").await;
    assert_eq!(old.reply.status, 401);
    let new = enter(&mut again, "ferrante", CHOSEN, "").await;
    assert_eq!(new.reply.status, 200);
}

#[tokio::test]
async fn people_see_their_sessions_and_sign_out_from_everywhere() {
    let app = local(None).await;
    let mut browsers = Vec::new();
    for _ in 0..3 {
        let mut browser = Browser::at(app.address());
        enter(&mut browser, "ferrante", PASSWORD, "").await;
        browsers.push(browser);
    }
    let mut here = browsers.pop().expect("three");
    let page = here.open("/accedi/sessioni").await.reply.text;
    assert_eq!(page.matches("<li>").count(), 3, "{page}");
    assert_eq!(page.matches("– questa").count(), 1, "{page}");
    here.send("/esci/ovunque", &[]).await;
    browsers.push(here);
    for browser in &mut browsers {
        assert_eq!(browser.look("/api/v1/session").await.status, 401);
    }
}

#[tokio::test]
async fn where_passwords_are_switched_off_there_is_no_such_form() {
    let app = TestApp::start().await;
    let mut browser = Browser::at(app.address());
    let page = browser.open("/accedi").await;
    assert!(!page.reply.text.contains("<form"), "{:?}", page.reply);
    let page = enter(&mut browser, "ferrante", PASSWORD, "").await;
    assert_eq!(page.reply.problem().0, 404);
}

#[tokio::test]
async fn the_pages_run_no_script_and_stand_in_no_frame() {
    let app = local(None).await;
    let mut browser = Browser::at(app.address());
    for path in ["/accedi", "/accedi/ritorno"] {
        let page = browser.open(path).await;
        let policy = page.reply.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe") && !page.reply.text.contains("<script"));
        assert!(page.reply.text.contains("<html lang=\"it\">"));
        assert_eq!(page.reply.header("cache-control"), "no-store", "{path}");
    }
}
