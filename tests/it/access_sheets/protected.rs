//! Sheets about a child whose file is a team's alone: not even their own desk reads all of them.

use super::given::{Desk, SHEETS, at_target, head_of_desk, operator, second_operator, sheet};
use crate::case_files::given::{Case, ferrante, hidden, who};
use domain::access::{Actor, Role};
use serde_json::{Value, json};
use uuid::Uuid;

async fn listed(desk: &Desk, actor: &Actor) -> Vec<String> {
    let page = desk.case.ask(actor, &format!("{SHEETS}?count=true")).await;
    let page = page.json();
    let items = page["items"].as_array().expect("rows").clone();
    assert_eq!(page["count"], items.len(), "{actor:?}");
    let id = |row: &Value| row["id"].as_str().expect("an id").to_owned();
    items.iter().map(id).collect()
}

/// Two sheets, one about a child and one about nobody in particular, both proposed to the office of their case.
async fn proposed(desk: &Desk, child: Uuid) -> (Uuid, Uuid) {
    let to = json!({ "outcome": "proposed", "to": "centro-1" });
    let about = desk.recorded(&sheet(Some(child))).await;
    let other = desk.recorded(&sheet(None)).await;
    for at in [about, other] {
        desk.done(&operator(), at, "conclude-access", &to).await;
    }
    (about, other)
}

#[tokio::test]
async fn sheets_about_a_protected_child_are_for_who_wrote_them_the_heads_and_the_team() {
    let mut desk = Desk::open().await;
    let child = desk.person().await;
    let (about, other) = proposed(&desk, child).await;
    desk.case = Case::of(desk.case.app, child).await;
    desk.case.open().await;
    for actor in [second_operator(), at_target()] {
        assert_eq!(listed(&desk, &actor).await.len(), 2, "{actor:?}");
    }
    let team = who("psicologa", Role::SpecialistTeam, "equipe-minori");
    let other_team = who("medico", Role::SpecialistTeam, "equipe-altra");
    assert_eq!(listed(&desk, &team).await, Vec::<String>::new());
    let start = json!({
        "team": "equipe-minori", "placed_at": "2026-03-01T20:00:00Z", "place": "Comunità Girasole",
    });
    let manager = ferrante();
    let placed = desk.case.done(&manager, "start-urgent-protection", &start);
    placed.await;
    let note = json!({ "text": "Nota" });
    for actor in [second_operator(), at_target()] {
        assert_eq!(
            listed(&desk, &actor).await,
            [other.to_string()],
            "{actor:?}"
        );
        assert_eq!(desk.get(&actor, about, "").await.problem(), hidden());
        let notes = desk.get(&actor, about, "/notes").await;
        assert_eq!(notes.problem(), hidden(), "{actor:?}");
    }
    for (actor, verb, body) in [
        (second_operator(), "add-private-note", note.clone()),
        (at_target(), "see-proposal", json!({})),
    ] {
        let refused = desk.refused(&actor, about, verb, &body).await;
        assert_eq!(refused, hidden(), "{verb}");
    }
    for actor in [operator(), head_of_desk(), ferrante()] {
        assert_eq!(listed(&desk, &actor).await.len(), 2, "{actor:?}");
        assert_eq!(desk.get(&actor, about, "").await.status, 200, "{actor:?}");
    }
    assert_eq!(listed(&desk, &team).await, [about.to_string()]);
    assert_eq!(desk.get(&team, other, "").await.problem(), hidden());
    assert_eq!(desk.get(&other_team, about, "").await.problem(), hidden());
    desk.done(&operator(), about, "add-private-note", &note)
        .await;
}
