//! A case file opened in an emergency: for some hours, for reading, and seen at once by those who answer for it.

use super::{dpo, found};
use crate::case_files::given::{CASES, Case, colleague, elsewhere, entry, ferrante, head};
use chrono::TimeDelta;
use domain::access::Actor;
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{auditor, desk_operator, director};
use tests::app::{Reply, TestApp, send};

async fn restricted() -> Case {
    let case = Case::at(TestApp::start().await).await;
    case.open().await;
    let written = json!({ "entry": entry("riservata", true) });
    case.done(&ferrante(), "add-diary-entry", &written).await;
    let body = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &body).await;
    case
}

async fn breaks(case: &Case, actor: &Actor) -> Reply {
    let path = format!("{CASES}/{}/break-glass", case.id);
    let body = json!({ "reason": "Chiamata dal pronto soccorso" });
    send(case.app.request(actor, Method::POST, &path).json(&body)).await
}

async fn reads(case: &Case, actor: &Actor, rest: &str) -> Reply {
    let head = case.app.store.head().await.expect("reads");
    let path = format!("{CASES}/{}{rest}?min_position={head}", case.id);
    case.app.get(actor, &path).await
}

async fn told(case: &Case, actor: &Actor) -> Value {
    let head = case.app.store.head().await.expect("reads");
    let path = format!("/api/v1/accesses/broken-glass?count=true&min_position={head}");
    let reply = case.app.get(actor, &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.json()
}

#[tokio::test]
async fn a_closed_file_opens_for_some_hours_and_for_reading() {
    let case = restricted().await;
    for actor in [colleague(), elsewhere()] {
        assert_eq!(reads(&case, &actor, "/diary").await.status, 404);
        let reply = breaks(&case, &actor).await;
        assert_eq!(reply.json()["events"], json!(["glass_broken"]), "{reply:?}");
        let diary = reads(&case, &actor, "/diary").await.json();
        assert_eq!(diary["items"][0]["text"], "riservata");
        let write = json!({ "entry": entry("da fuori", false) });
        let path = format!("{CASES}/{}/add-diary-entry", case.id);
        let refused = case.app.command(&actor, &path, 1, &write).await;
        assert_eq!(refused.status, 404, "{refused:?}");
    }
    case.app.store.clock().advance(TimeDelta::hours(4));
    assert_eq!(reads(&case, &colleague(), "").await.status, 404);
}

#[tokio::test]
async fn the_head_the_manager_and_the_officer_see_it_at_once_and_nobody_else() {
    let case = restricted().await;
    breaks(&case, &elsewhere()).await;
    for actor in [dpo(), head(), ferrante()] {
        let page = told(&case, &actor).await;
        assert_eq!(page["count"], 1, "{actor:?}");
        let row = &page["items"][0];
        assert_eq!(row["actor"], "leonardi");
        assert_eq!(row["office"], "centro-2");
        assert_eq!(row["reason"], "Chiamata dal pronto soccorso");
        assert_eq!(row["until_at"], "2026-03-02T15:00:00Z");
    }
    for actor in [colleague(), elsewhere(), director(), auditor()] {
        assert_eq!(told(&case, &actor).await["count"], 0, "{actor:?}");
    }
}

#[tokio::test]
async fn what_is_read_under_broken_glass_is_marked_and_an_alert() {
    let case = restricted().await;
    breaks(&case, &elsewhere()).await;
    assert_eq!(reads(&case, &elsewhere(), "/diary").await.status, 200);
    let marked = found(&case.app, "break_glass=true").await;
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0]["actor"], "leonardi");
    case.app.store.clock().advance(TimeDelta::minutes(1));
    let alerts = case.app.get(&dpo(), "/api/v1/accesses/alerts").await.json();
    assert_eq!(alerts["items"][0]["kind"], "break_glass");
}

#[tokio::test]
async fn nobody_breaks_what_is_open_to_them_what_is_not_there_or_what_is_not_their_work() {
    let case = restricted().await;
    let reply = breaks(&case, &ferrante()).await;
    assert_eq!(reply.json()["events"], json!([]), "{reply:?}");
    for actor in [desk_operator("centro-1"), director(), auditor(), dpo()] {
        let status = breaks(&case, &actor).await.status;
        assert!(matches!(status, 403 | 404), "{actor:?}: {status}");
    }
    let nowhere = Case {
        app: case.app,
        id: uuid::Uuid::from_u128(404),
    };
    assert_eq!(breaks(&nowhere, &elsewhere()).await.problem().0, 404);
}
