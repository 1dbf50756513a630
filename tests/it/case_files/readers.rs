//! Who could read a file at an instant of the past, told later exactly as it was.

use super::given::{CASES, Case, colleague, elsewhere, ferrante, head, team};
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Actor, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::actors::{auditor, everybody};
use tests::app::send;

fn all() -> [Actor; 5] {
    [ferrante(), colleague(), head(), team(), elsewhere()]
}

/// Who of them can open the file now.
async fn can_read(case: &Case) -> Vec<bool> {
    let mut can = Vec::new();
    for actor in all() {
        can.push(case.get(&actor, "").await.status == 200);
    }
    can
}

/// Who of them could, by what is told of that instant.
async fn could_read(case: &Case, at: DateTime<Utc>) -> Vec<bool> {
    let at = at.format("%Y-%m-%dT%H:%M:%S%.6fZ");
    let path = format!("/api/v1/audit/case_file/{}/readers?at={at}", case.id);
    let reply = case.ask(&auditor(), &path).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let told = reply.json()["readers"].clone();
    let told = told.as_array().expect("a list");
    let is_of = |actor: &Actor, reader: &Value| {
        let office = actor.office.as_ref().expect("an office").as_str();
        let who = &reader["actor"];
        reader["office"] == office
            && (who.is_null() || who == actor.code.as_str())
            && (reader["basis"] != "head" || *actor == head())
    };
    let could = |actor: &Actor| told.iter().any(|reader| is_of(actor, reader));
    all().iter().map(could).collect()
}

#[tokio::test]
async fn a_replay_shows_who_could_see_a_file_at_any_past_instant() {
    let case = Case::managed().await;
    for office in ["centro-2", "equipe-minori"] {
        case.office(office).await;
    }
    let mut history = Vec::new();
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    let grant = json!({
        "office": "centro-2", "from_on": "2026-03-01", "until_on": null, "reason": "shared-project",
    });
    let emergency = json!({ "reason": "Chiamata dal pronto soccorso" });
    // The first emergency is closed before its hours are over, the second one by them.
    let steps = [
        (ferrante(), "grant-access", grant, 3),
        (ferrante(), "restrict-access", restrict, 3),
        (colleague(), "break-glass", emergency.clone(), 1),
        (
            head(),
            "take-back-glass",
            json!({ "worker": { "office": "centro-1", "actor": "altra" } }),
            3,
        ),
        (colleague(), "break-glass", emergency, 3),
        (
            head(),
            "lift-restriction",
            json!({ "reason": "court-order" }),
            3,
        ),
        (
            ferrante(),
            "revoke-access",
            json!({ "office": "centro-2", "reason": "project-ended" }),
            3,
        ),
    ];
    let clock = &case.app.database.clock;
    for (actor, verb, body, hours) in steps {
        if verb == "break-glass" {
            let path = format!("{CASES}/{}/{verb}", case.id);
            let request = case.app.request(&actor, Method::POST, &path);
            assert_eq!(send(request.json(&body)).await.status, 200);
        } else {
            case.done(&actor, verb, &body).await;
        }
        for _ in 0..2 {
            history.push((case.app.store.clock().now(), can_read(&case).await));
            clock.advance(TimeDelta::hours(hours));
        }
    }
    let patterns: std::collections::BTreeSet<_> = history.iter().map(|(_, can)| can).collect();
    assert!(
        patterns.len() >= 4,
        "the story changes who can read: {history:?}"
    );
    for (at, can) in &history {
        assert_eq!(could_read(&case, *at).await, *can, "{at}");
    }
}

#[tokio::test]
async fn who_could_read_is_told_to_those_who_check_and_to_nobody_else() {
    let case = Case::managed().await;
    let path = format!("/api/v1/audit/case_file/{}/readers", case.id);
    for actor in everybody("centro-1") {
        let checks = matches!(actor.role, Role::Auditor | Role::Dpo);
        let expected = if checks { 200 } else { 403 };
        assert_eq!(
            case.app.get(&actor, &path).await.status,
            expected,
            "{:?}",
            actor.role
        );
    }
    let nobodys = "/api/v1/audit/case_file/01a21a4b-d3c8-7354-bd4a-10b4f39a047b/readers";
    assert_eq!(case.app.get(&auditor(), nobodys).await.status, 404);
}
