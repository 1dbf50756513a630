//! What the head of a file shows, who has how many cases, and who belongs to whom.

use super::given::{CASES, Case, colleague, elsewhere, ferrante, head, team};
use crate::care_plans::plan::{Plan, case_manager};
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, desk_operator, person_of};
use tests::app::TestApp;

#[tokio::test]
async fn the_head_of_a_file_shows_the_person_and_the_plans_that_run() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let id = person_of(&citizen()).0;
    let reply = app.post(&citizen(), "/api/v1/people", &json!({})).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let case = Case { app, id };
    let shown = case.get(&case_manager(), "").await.json();
    assert_eq!(shown["plans"][0]["plan_id"], plan.id, "{shown}");
    assert_eq!(shown["applications"], json!([]));
    assert!(shown["person"].is_object(), "{shown}");
    for part in ["episodes", "workers", "due", "grants"] {
        assert!(shown[part].is_array(), "{part}");
    }
}

async fn load(case: &Case, actor: &domain::access::Actor) -> Value {
    case.ask(actor, "/api/v1/caseload?count=true").await.json()
}

#[tokio::test]
async fn the_caseload_counts_the_files_that_are_open_to_the_asker() {
    let case = Case::managed().await;
    let isee = json!({
        "kind": { "scheme": "isee.kind", "code": "6" }, "declaration": "INPS-ISEE-2026-00000001X-00",
        "value": "6200.00", "issued_on": "2026-02-10", "expires_on": "2026-03-10",
        "with_omissions": false,
    });
    case.done(&ferrante(), "record-isee", &isee).await;
    let first = case.id;
    let second = Case::at(case.app).await;
    let seen = load(&second, &head()).await;
    assert_eq!(seen["count"], 2, "{seen}");
    let nobody = &seen["items"][0];
    assert_eq!(
        (&nobody["manager"], &nobody["open"]),
        (&Value::Null, &json!(1))
    );
    let expected = json!({
        "office": "centro-1", "manager": "ferrante", "open": 1, "in_charge": 0, "in_transfer": 0,
        "in_protection": 0, "due_soon": 1, "overdue": 0,
    });
    assert_eq!(seen["items"][1], expected);
    let page = second.ask(&head(), "/api/v1/caseload?limit=1").await.json();
    let next = page["next"].as_str().expect("a second page").to_owned();
    let page = second.app.get(&head(), &next).await.json();
    assert_eq!(page["items"], json!([expected]));
    for other in [elsewhere(), citizen(), auditor(), desk_operator("centro-1")] {
        let seen = load(&second, &other).await;
        assert_eq!(
            (&seen["items"], &seen["count"]),
            (&json!([]), &json!(0)),
            "{other:?}"
        );
    }
    let case = Case {
        app: second.app,
        id: first,
    };
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    let seen = load(&case, &colleague()).await;
    assert_eq!(seen["count"], 1, "a restricted file is not counted: {seen}");
    assert_eq!(load(&case, &team()).await["items"][0]["open"], 1);
}

#[tokio::test]
async fn the_graph_links_to_the_files_of_others_only_where_these_are_open() {
    let mother = Case::managed().await;
    let mother_id = mother.id;
    let child = Case::at(mother.app).await;
    child.open().await;
    let household = |from_on: &str, name: &str| {
        json!({
            "circle": "household", "from_on": from_on,
            "members": [{ "person": mother_id, "name": name, "relation": "mother", "cohabiting": true }],
        })
    };
    for (from_on, name) in [("2026-02-10", "Carmela"), ("2026-02-20", "Carmela Verdini")] {
        let body = household(from_on, name);
        child.done(&ferrante(), "record-household", &body).await;
    }
    let network = json!({
        "circle": "support_network", "from_on": "2026-02-12",
        "members": [{ "name": "Saro", "relation": "neighbour", "cohabiting": false }],
    });
    child.done(&ferrante(), "record-household", &network).await;
    let graph = child.get(&ferrante(), "/household-graph").await.json();
    let people = graph["people"].as_array().expect("people");
    assert_eq!(people.len(), 3, "{graph}");
    assert_eq!(people[0]["case_file"], json!(child.id));
    let named = |name: &str| people.iter().find(|known| known["name"] == name);
    let carmela = named("Carmela Verdini").expect("the mother");
    assert_eq!(carmela["case_file"], json!(mother_id));
    assert_eq!(
        named("Saro").expect("the neighbour")["case_file"],
        Value::Null
    );
    let relations = graph["relations"].as_array().expect("relations");
    let of_mother = relations
        .iter()
        .find(|edge| edge["from"] == carmela["node"]);
    assert_eq!(of_mother.expect("a relation")["relation"], "mother");
    let before = child
        .get(&ferrante(), "/household-graph?on=2026-02-11")
        .await
        .json();
    assert_eq!(before["people"].as_array().map(Vec::len), Some(2));
    assert_eq!(before["people"][1]["name"], "Carmela");
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    let of_mother = Case {
        app: child.app,
        id: mother_id,
    };
    of_mother
        .done(&ferrante(), "restrict-access", &restrict)
        .await;
    let path = format!("{CASES}/{}/household-graph", child.id);
    let graph = of_mother.ask(&colleague(), &path).await.json();
    let text = graph.to_string();
    assert!(!text.contains(&mother_id.to_string()), "{text}");
}
