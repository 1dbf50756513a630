//! Whose the records and households of a file are, and for whom: the rule of the diary counts for them too.

use super::given::{Case, colleague, elsewhere, ferrante, head, team};
use domain::access::Actor;
use reqwest::Method;
use serde_json::{Value, json};
use tests::app::send;

/// What somebody reads at this place, newest first, which is also what is counted for them.
async fn read(case: &Case, actor: &Actor, rest: &str) -> Vec<Value> {
    let page = case.get(actor, &format!("{rest}count=true")).await.json();
    let items = page["items"].as_array().expect("rows").clone();
    assert_eq!(page["count"], items.len(), "{actor:?}: {rest}");
    items
}

async fn kinds(case: &Case, actor: &Actor) -> Vec<String> {
    let rows = read(case, actor, "/records?").await;
    let kind = |row: &Value| row["kind"].as_str().expect("a kind").to_owned();
    let mut kinds: Vec<String> = rows.iter().map(kind).collect();
    kinds.sort();
    kinds
}

async fn assessed(case: &Case, actor: &Actor) {
    let assessment = json!({
        "tool": { "scheme": "municipal.tool", "code": "barthel" }, "done_on": "2026-02-12",
        "scores": [{ "item": "feeding", "value": "7.5" }], "note": null,
    });
    case.done(actor, "record-assessment", &assessment).await;
}

async fn needed(case: &Case) {
    let need = json!({
        "from_on": "2026-02-06", "code": { "scheme": "municipal.need", "code": "parenting" }, "note": null,
    });
    case.done(&ferrante(), "record-need", &need).await;
}

#[tokio::test]
async fn what_a_second_level_team_records_is_hidden_from_every_other_office() {
    let case = Case::managed().await;
    let grant = json!({
        "office": "equipe-minori", "from_on": "2026-03-01", "until_on": null, "reason": "joint-work",
    });
    case.done(&ferrante(), "grant-access", &grant).await;
    assessed(&case, &team()).await;
    needed(&case).await;
    assert_eq!(
        kinds(&case, &team()).await,
        ["assessment", "need", "report"]
    );
    for other in [ferrante(), head(), colleague()] {
        assert_eq!(kinds(&case, &other).await, ["need", "report"], "{other:?}");
    }
    let own = read(&case, &team(), "/records?kind=assessment&").await;
    assert_eq!(own[0]["author"], "psicologa");
    assert_eq!(own[0]["author_office"], "equipe-minori");
    assert_eq!(own[0]["second_level"], true);
    let need = read(&case, &team(), "/records?kind=need&").await;
    assert_eq!(need[0]["author"], "ferrante");
    assert_eq!(need[0]["author_office"], "centro-1");
    assert_eq!(need[0]["second_level"], false);
}

#[tokio::test]
async fn where_information_is_hidden_each_office_reads_what_it_recorded_itself() {
    let case = Case::managed().await;
    case.office("centro-2").await;
    let add = json!({
        "worker": { "office": "centro-2", "actor": "leonardi" },
        "reason": "joint-work", "from_on": "2026-03-01",
    });
    case.done(&head(), "add-coworker", &add).await;
    needed(&case).await;
    assessed(&case, &elsewhere()).await;
    let household = json!({
        "circle": "household", "from_on": "2026-02-06",
        "members": [{ "name": "Carmela Verdini", "relation": "mother", "cohabiting": true }],
    });
    case.done(&ferrante(), "record-household", &household).await;
    let lived = read(&case, &elsewhere(), "/households?").await;
    assert_eq!(lived[0]["author"], "ferrante");
    assert_eq!(lived[0]["author_office"], "centro-1");
    assert_eq!(
        kinds(&case, &elsewhere()).await,
        ["assessment", "need", "report"]
    );
    let why = json!({ "reason": "neighbours-at-work" });
    case.done(&ferrante(), "hide-information", &why).await;
    assert_eq!(kinds(&case, &elsewhere()).await, ["assessment"]);
    assert_eq!(kinds(&case, &ferrante()).await, ["need", "report"]);
    assert_eq!(read(&case, &ferrante(), "/households?").await.len(), 1);
    let then = read(&case, &elsewhere(), "/households?on=2026-03-01&").await;
    assert_eq!(then, Vec::<Value>::new());
}

#[tokio::test]
async fn where_a_child_was_placed_is_for_the_team_and_whoever_works_on_the_case_alone() {
    let case = Case::managed().await;
    let start = json!({
        "team": "equipe-minori", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità Girasole",
    });
    case.done(&ferrante(), "start-urgent-protection", &start)
        .await;
    let path = case.path("/break-glass");
    let broken = case.app.request(&colleague(), Method::POST, &path);
    let body = json!({ "reason": "Chiamata dal pronto soccorso" });
    assert_eq!(send(broken.json(&body)).await.status, 200);
    assert_eq!(kinds(&case, &colleague()).await, ["report"]);
    for knows in [ferrante(), team()] {
        assert_eq!(
            kinds(&case, &knows).await,
            ["placement", "report"],
            "{knows:?}"
        );
    }
    let end = json!({ "outcome": "confirmed", "ended_at": "2026-03-02T08:00:00Z" });
    case.done(&team(), "end-urgent-protection", &end).await;
    let lift = json!({ "reason": "court-order" });
    case.done(&head(), "lift-restriction", &lift).await;
    for other in [head(), colleague()] {
        assert_eq!(kinds(&case, &other).await, ["report"], "{other:?}");
    }
    assert_eq!(kinds(&case, &ferrante()).await, ["placement", "report"]);
}
