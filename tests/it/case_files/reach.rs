//! Every question about case files, put by everybody: what is listed can be read, what is counted is listed, and what
//! is hidden is not there whatever is asked.

use super::given::{CASES, Case, colleague, elsewhere, entry, ferrante, head, hidden, team, who};
use super::papers::paper;
use domain::access::{Actor, Role};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::actors::{auditor, citizen, desk_operator, director, planner, stranger, system_admin};
use tests::app::TestApp;
use uuid::Uuid;

/// What there is below one file.
const PARTS: &[&str] = &["/diary", "/documents", "/households", "/records"];

fn everybody() -> Vec<Actor> {
    vec![
        ferrante(),
        colleague(),
        head(),
        elsewhere(),
        who("vecchia", Role::CaseManager, "centro-3"),
        who("passata", Role::SocialWorker, "centro-4"),
        who("capo-2", Role::ServiceHead, "centro-2"),
        team(),
        desk_operator("centro-1"),
        auditor(),
        director(),
        planner(),
        system_admin(),
        citizen(),
        stranger(),
    ]
}

async fn filled(app: TestApp) -> Case {
    let case = Case::at(app).await;
    case.open().await;
    for reserved in [true, false] {
        let body = json!({ "entry": entry("Colloquio", reserved) });
        case.done(&ferrante(), "add-diary-entry", &body).await;
    }
    let private = paper(&case, &ferrante(), "private", false).await;
    case.done(&ferrante(), "file-document", &private).await;
    let household = json!({ "circle": "household", "from_on": "2026-02-01", "members": [] });
    case.done(&ferrante(), "record-household", &household).await;
    case
}

/// Four files: of the office alone, opened to two others (to one of them no longer), a team's alone, moved away.
async fn city() -> (TestApp, Vec<Uuid>) {
    let plain = filled(TestApp::start().await).await;
    let mut ids = vec![plain.id];
    let granted = filled(plain.app).await;
    granted.office("centro-2").await;
    granted.office("centro-3").await;
    for (office, until_on) in [("centro-2", Value::Null), ("centro-3", json!("2026-03-01"))] {
        let grant = json!({
            "office": office, "from_on": "2026-03-01", "until_on": until_on, "reason": "shared-project",
        });
        granted.done(&ferrante(), "grant-access", &grant).await;
    }
    ids.push(granted.id);
    let restricted = filled(granted.app).await;
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    restricted
        .done(&ferrante(), "restrict-access", &restrict)
        .await;
    ids.push(restricted.id);
    let moved = filled(restricted.app).await;
    moved.office("centro-4").await;
    let request = json!({ "to": "centro-4", "reason": "moved-house", "summary": "Trasferita." });
    moved.done(&ferrante(), "request-transfer", &request).await;
    let accept = json!({
        "manager": { "office": "centro-4", "actor": "passata" },
        "effective_on": "2026-03-02", "former_reads_until_on": null,
    });
    let there = who("capo-4", Role::ServiceHead, "centro-4");
    moved.done(&there, "accept-transfer", &accept).await;
    ids.push(moved.id);
    (moved.app, ids)
}

async fn listed(case: &Case, actor: &Actor, path: &str) -> Option<Vec<Value>> {
    let path = format!("{path}?limit=200&count=true");
    let reply = case.ask(actor, &path).await;
    if reply.status != 200 {
        assert_eq!(reply.problem(), hidden(), "{actor:?} {path}");
        return None;
    }
    let answer = reply.json();
    let items = answer["items"].as_array().expect("a list").clone();
    assert_eq!(answer["count"], items.len(), "{actor:?} {path}");
    Some(items)
}

#[tokio::test]
async fn everybody_reads_what_is_listed_to_them_and_nothing_else() {
    let (app, ids) = Box::pin(city()).await;
    let mut case = Case { app, id: ids[0] };
    let mut seen = Vec::new();
    for actor in everybody() {
        let all = listed(&case, &actor, CASES).await.expect("a list");
        let mine: BTreeSet<Uuid> = all
            .iter()
            .map(|row| serde_json::from_value(row["id"].clone()).expect("an identifier"))
            .collect();
        let load = listed(&case, &actor, "/api/v1/caseload")
            .await
            .expect("a list");
        let open: i64 = load.iter().filter_map(|row| row["open"].as_i64()).sum();
        assert_eq!(usize::try_from(open).ok(), Some(mine.len()), "{actor:?}");
        for id in &ids {
            case.id = *id;
            let is_listed = mine.contains(id);
            let shown = case.get(&actor, "").await;
            assert_eq!(shown.status == 200, is_listed, "{actor:?} {id}");
            if !is_listed {
                assert_eq!(shown.problem(), hidden(), "{actor:?}");
            }
            for part in PARTS {
                let rows = listed(&case, &actor, &case.path(part)).await;
                assert_eq!(rows.is_some(), is_listed, "{actor:?} {part}");
                for row in rows.iter().flatten().filter(|_| *part == "/documents") {
                    let path = format!("/api/v1/documents/{}", row["id"].as_str().expect("an id"));
                    assert_eq!(
                        case.ask(&actor, &path).await.status,
                        200,
                        "{actor:?} {path}"
                    );
                }
            }
            let graph = case.get(&actor, "/household-graph").await;
            assert_eq!(graph.status == 200, is_listed, "{actor:?} graph");
        }
        seen.push(mine.len());
    }
    // Manager, colleague, head, granted office, expired grant, new office, head of the granted one, team, and nobody else.
    assert_eq!(seen, [3, 2, 3, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
}

#[tokio::test]
async fn nobody_commands_a_file_that_is_hidden_from_them() {
    let (app, ids) = Box::pin(city()).await;
    let mut case = Case { app, id: ids[0] };
    let body = json!({ "entry": entry("Da fuori", false) });
    for id in &ids {
        case.id = *id;
        for actor in everybody() {
            if case.get(&actor, "").await.status == 200 {
                continue;
            }
            let reply = case.send(&actor, "add-diary-entry", &body).await;
            // The desk of the office in charge takes reports for the file and knows of it; it writes in no diary.
            let answer = if actor == desk_operator("centro-1") && reply.status == 403 {
                (403, "access.role-may-not".to_owned())
            } else {
                hidden()
            };
            assert_eq!(reply.problem(), answer, "{actor:?} {id}");
        }
    }
}
