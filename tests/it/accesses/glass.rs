//! A case file opened in an emergency: for some hours, for reading, and seen at once by those who answer for it.

use super::{dpo, found};
use crate::case_files::given::{CASES, Case, colleague, elsewhere, entry, ferrante, head, who};
use chrono::TimeDelta;
use domain::access::{Actor, Role};
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
        assert_eq!(reads(&case, &actor, "/diary").await.status, 200);
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
    let head_of_team = who("capo-equipe", Role::ServiceHead, "equipe-minori");
    for actor in [dpo(), head(), ferrante(), head_of_team] {
        let page = told(&case, &actor).await;
        assert_eq!(page["count"], 1, "{actor:?}");
        let row = &page["items"][0];
        assert_eq!(row["actor"], "leonardi");
        assert_eq!(row["office"], "centro-2");
        assert_eq!(row["reason"], "Chiamata dal pronto soccorso");
        assert_eq!(row["until_at"], "2026-03-02T15:00:00Z");
    }
    let other_head = who("capo", Role::ServiceHead, "centro-2");
    for actor in [colleague(), elsewhere(), director(), auditor(), other_head] {
        assert_eq!(told(&case, &actor).await["count"], 0, "{actor:?}");
    }
}

#[tokio::test]
async fn what_is_read_under_broken_glass_is_marked_and_an_alert() {
    let case = restricted().await;
    breaks(&case, &elsewhere()).await;
    assert_eq!(reads(&case, &elsewhere(), "/diary").await.status, 200);
    let path = format!(
        "{CASES}?min_position={}",
        case.app.store.head().await.expect("reads")
    );
    let listed = case.app.get(&elsewhere(), &path).await.json();
    assert_eq!(listed["items"][0]["id"], json!(case.id));
    let marked = found(&case.app, "break_glass=true").await;
    let questions: Vec<&Value> = marked.iter().map(|row| &row["operation"]).collect();
    assert_eq!(questions, ["list_case_files", "get_diary"]);
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

#[tokio::test]
async fn an_emergency_opens_what_is_reserved_to_the_office_in_charge_alone() {
    let case = restricted().await;
    let written = json!({ "entry": entry("aperta", false) });
    case.done(&ferrante(), "add-diary-entry", &written).await;
    let texts = |reply: &Reply| {
        let items = reply.json()["items"].clone();
        let items = items.as_array().expect("rows").clone();
        items.into_iter().map(|row| row["text"].clone()).collect()
    };
    for (actor, expected) in [(colleague(), 2), (elsewhere(), 1)] {
        breaks(&case, &actor).await;
        let read: Vec<Value> = texts(&reads(&case, &actor, "/diary").await);
        assert_eq!(read.len(), expected, "{actor:?}");
        assert!(read.contains(&json!("aperta")), "{actor:?}");
    }
}

async fn takes_back(case: &Case, actor: &Actor) -> (u16, Value) {
    let body = json!({ "worker": { "office": "centro-2", "actor": "leonardi" } });
    let loaded = case.app.store.load::<domain::case_file::CaseFile>(case.id);
    let version = loaded.await.expect("it loads").version;
    let path = format!("{CASES}/{}/take-back-glass", case.id);
    let reply = case.app.command(actor, &path, version, &body).await;
    (reply.status, reply.json())
}

#[tokio::test]
async fn what_was_opened_in_an_emergency_is_closed_by_the_heads_and_by_whoever_opened_it() {
    let case = restricted().await;
    let head_of_team = who("capo-equipe", Role::ServiceHead, "equipe-minori");
    for actor in [head(), head_of_team, elsewhere()] {
        breaks(&case, &elsewhere()).await;
        assert_eq!(reads(&case, &elsewhere(), "").await.status, 200);
        let (status, answer) = takes_back(&case, &ferrante()).await;
        assert_eq!(
            (status, &answer["code"]),
            (403, &json!("case-file.glass-not-theirs"))
        );
        assert_eq!(takes_back(&case, &colleague()).await.0, 404, "hidden");
        let (status, answer) = takes_back(&case, &actor).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["events"], json!(["glass_taken_back"]));
        assert_eq!(reads(&case, &elsewhere(), "").await.status, 404);
        let page = told(&case, &dpo()).await;
        let row = &page["items"][0];
        assert_eq!(row["taken_back_at"], row["until_at"], "{actor:?}");
        assert_eq!(takes_back(&case, &elsewhere()).await.0, 404, "it is over");
        case.app.store.clock().advance(TimeDelta::minutes(1));
    }
    assert_eq!(told(&case, &dpo()).await["count"], 3);
}

#[tokio::test]
async fn an_emergency_ends_when_the_file_is_kept_from_more() {
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    let place = json!({
        "team": "equipe-minori", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità Girasole",
    });
    for (verb, body) in [
        ("restrict-access", restrict),
        ("start-urgent-protection", place),
    ] {
        let case = Case::at(TestApp::start().await).await;
        case.open().await;
        breaks(&case, &elsewhere()).await;
        assert_eq!(reads(&case, &elsewhere(), "/records").await.status, 200);
        case.done(&ferrante(), verb, &body).await;
        assert_eq!(
            reads(&case, &elsewhere(), "/records").await.status,
            404,
            "{verb}"
        );
        let broken = told(&case, &dpo()).await["items"][0].clone();
        assert_eq!(
            broken["until_at"], broken["broken_at"],
            "{verb}: over at once"
        );
        breaks(&case, &elsewhere()).await;
        assert_eq!(
            reads(&case, &elsewhere(), "/records").await.status,
            200,
            "{verb}"
        );
    }
}

#[tokio::test]
async fn nobody_opens_a_file_in_an_emergency_without_saying_why() {
    let case = restricted().await;
    let path = format!("{CASES}/{}/break-glass", case.id);
    for reason in [".", "urgente", "1234567890"] {
        let request = case.app.request(&elsewhere(), Method::POST, &path);
        let reply = send(request.json(&json!({ "reason": reason }))).await;
        assert_eq!(
            reply.problem(),
            (422, "case-file.reason-too-short".to_owned()),
            "{reason}"
        );
    }
    assert_eq!(reads(&case, &elsewhere(), "").await.status, 404);
}
