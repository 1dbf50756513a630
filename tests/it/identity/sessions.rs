//! How long a session lasts, and what the database knows of it.

use super::world::{COOKIE, PASSWORD, appoint, enter, local};
use chrono::TimeDelta;
use reqwest::Method;
use sqlx::{Connection, Executor};
use tests::app::{TestApp, send};
use tests::browser::Browser;

async fn status(browser: &Browser) -> u16 {
    send(browser.request(Method::GET, "/api/v1/session"))
        .await
        .status
}

async fn signed_in() -> (TestApp, Browser) {
    let app = local(None).await;
    let mut browser = Browser::at(app.address());
    enter(&mut browser, "ferrante", PASSWORD, "").await;
    assert_eq!(status(&browser).await, 200);
    (app, browser)
}

#[tokio::test]
async fn a_session_ends_half_an_hour_after_its_last_request() {
    let (app, browser) = signed_in().await;
    for _ in 0..3 {
        app.store.clock().advance(TimeDelta::minutes(29));
        assert_eq!(status(&browser).await, 200);
    }
    app.store.clock().advance(TimeDelta::minutes(30));
    assert_eq!(status(&browser).await, 401);
}

#[tokio::test]
async fn a_session_ends_after_a_working_day_however_much_it_is_used() {
    let (app, mut browser) = signed_in().await;
    let begun_at = app.store.clock().now();
    while app.store.clock().now() + TimeDelta::minutes(29) < begun_at + TimeDelta::hours(8) {
        app.store.clock().advance(TimeDelta::minutes(29));
        assert_eq!(status(&browser).await, 200);
        // Another duty is the same session.
        let duty = [("duty", "desk_operator@centro-2")];
        browser.send("/accedi/incarico", &duty).await;
    }
    app.store.clock().set(begun_at + TimeDelta::hours(8));
    assert_eq!(status(&browser).await, 401);
}

#[tokio::test]
async fn the_database_knows_neither_what_the_browser_holds_nor_whose_it_is() {
    let (app, browser) = signed_in().await;
    let mut owner = sqlx::PgConnection::connect_with(&app.database.owner)
        .await
        .expect("the owner connects");
    let table = format!("{}.sessions", app.database.tenant.log_schema());
    let row: String = sqlx::query_scalar(&format!("SELECT s::text FROM {table} s"))
        .fetch_one(&mut owner)
        .await
        .expect("one session");
    assert!(
        !row.contains("ferrante") && !row.contains(&hex::encode("ferrante")),
        "{row}"
    );
    let held = browser.cookie(COOKIE).expect("a session");
    assert!(!row.contains(held), "{row}");
    // Whoever can write the table still cannot make a session of another one's.
    let moved = format!(
        "INSERT INTO {table} SELECT sha256('\\x00'), owner, sealed, begun_at, seen_at FROM {table}"
    );
    owner.execute(moved.as_str()).await.expect("the owner may");
    let changed =
        format!("UPDATE {table} SET sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1)");
    owner
        .execute(changed.as_str())
        .await
        .expect("the owner may");
    assert_eq!(status(&browser).await, 401);
}

#[tokio::test]
async fn whoever_loses_a_duty_loses_it_with_the_next_request() {
    let (app, browser) = signed_in().await;
    appoint(&app, "ferrante", &["auditor"], None).await;
    let ended = app.store.end_sessions_of("ferrante").await;
    assert_eq!(ended.expect("ends"), 1);
    assert_eq!(status(&browser).await, 401);
}

#[tokio::test]
async fn sessions_that_have_ended_are_taken_away_and_others_stay() {
    let (app, browser) = signed_in().await;
    let limits = api::Settings::default().sign_in.sessions;
    app.store.clock().advance(TimeDelta::minutes(29));
    assert_eq!(app.store.sweep_sessions(limits).await.expect("sweeps"), 0);
    assert_eq!(status(&browser).await, 200);
    app.store.clock().advance(TimeDelta::minutes(31));
    assert_eq!(app.store.sweep_sessions(limits).await.expect("sweeps"), 1);
}

#[tokio::test]
async fn the_log_of_sign_ins_is_only_added_to() {
    let (app, _browser) = signed_in().await;
    let mut owner = sqlx::PgConnection::connect_with(&app.database.owner)
        .await
        .expect("the owner connects");
    let table = format!("{}.sign_in_log", app.database.tenant.log_schema());
    owner
        .execute(format!("UPDATE {table} SET at = '2020-01-01'").as_str())
        .await
        .expect_err("nobody changes it");
    owner
        .execute(format!("TRUNCATE {table}").as_str())
        .await
        .expect_err("nobody empties it");
    for role in ["UPDATE {} SET at = at", "DELETE FROM {}"] {
        let statement = role.replace("{}", &table);
        owner
            .execute("SET ROLE policentrica_service")
            .await
            .expect("it may");
        owner
            .execute(statement.as_str())
            .await
            .expect_err("the service may not");
        owner.execute("RESET ROLE").await.expect("it may");
    }
    // What is older than 24 months goes; what is younger stays, whoever asks.
    let before = app.store.sign_ins(0, 10).await.expect("reads").len();
    let far = app.store.clock().now() + TimeDelta::days(9999);
    let gone = app.store.expire_sign_ins(far).await.expect("runs");
    let after = app.store.sign_ins(0, 10).await.expect("reads").len();
    assert_eq!((before, gone, after), (1, 0, 1));
}
