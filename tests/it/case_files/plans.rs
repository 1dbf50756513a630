//! A plan and its case: one in charge for a draft, linked while in force, closed together or not at all.

use super::given::{Case, hidden, who};
use crate::care_plans::plan::{
    FUNDS, OBJECTIVE, PLANS, Plan, case_manager, draft, elsewhere, in_charge,
};
use domain::access::Role;
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, director, person_of, protocol_officer};
use tests::app::TestApp;
use tests::schema::{body, fill, operations};
use uuid::Uuid;

/// The case of the plan.
fn of_agata(app: TestApp) -> Case {
    let id = person_of(&citizen()).0;
    Case { app, id }
}

fn close(plans: &Value) -> Value {
    json!({
        "reason": { "scheme": "sinba.closure-reason", "code": "4" }, "situation": null,
        "closed_on": "2026-03-02", "close_plans": plans,
    })
}

fn ending(plan: &str, outcomes: &Value) -> Value {
    json!([{ "plan": plan, "ending": { "reason": "goals-reached", "note": null, "outcomes": outcomes } }])
}

#[tokio::test]
async fn a_plan_in_force_keeps_its_case_open_until_it_ends() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let linked = case.get(&case_manager(), "/records?kind=care_plan").await;
    assert_eq!(linked.json()["items"][0]["id"], plan.id, "{linked:?}");
    let alone = close(&json!([]));
    assert_eq!(
        case.refused(&case_manager(), "close-case", &alone).await,
        (409, "case-file.plan-running".to_owned())
    );
    let body = json!({
        "reason": "goals-reached", "closed_on": "2026-03-02",
        "outcomes": [{ "objective_id": OBJECTIVE, "score": "reached" }],
    });
    let path = format!("{PLANS}/{}/close-plan", plan.id);
    let manager = case_manager();
    let reply = case.app.command(&manager, &path, plan.version, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let linked = case.get(&case_manager(), "/records?kind=care_plan").await;
    assert_eq!(linked.json()["items"][0]["until_on"], "2026-03-02");
    case.done(&case_manager(), "close-case", &alone).await;
}

#[tokio::test]
async fn a_case_and_its_plan_close_together_or_neither_does() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let path = format!("{PLANS}/{}", plan.id);
    let without = close(&ending(&plan.id, &json!([])));
    assert_eq!(
        case.refused(&case_manager(), "close-case", &without).await,
        (422, "care-plan.score-missing".to_owned())
    );
    let shown = case.get(&case_manager(), "").await.json();
    assert_eq!(shown["status"], "in_charge");
    let shown = case.ask(&case_manager(), &path).await.json();
    assert_eq!(shown["status"], "active");
    let outcomes = json!([{ "objective_id": OBJECTIVE, "score": "partly_reached" }]);
    let other = ending("00000000-0000-4000-8000-000000000099", &outcomes);
    let (status, _) = case
        .refused(&case_manager(), "close-case", &close(&other))
        .await;
    assert_eq!(status, 409, "a plan of nobody");
    let whole = close(&ending(&plan.id, &outcomes));
    let position = case
        .done(&case_manager(), "close-case", &whole)
        .await
        .json()["position"]
        .clone();
    let shown = case.get(&case_manager(), "").await.json();
    assert_eq!(shown["status"], "closed");
    let shown = case.ask(&case_manager(), &path).await.json();
    assert_eq!(
        (&shown["status"], &shown["closed_on"]),
        (&json!("closed"), &json!("2026-03-02"))
    );
    let written: Vec<(String, Uuid)> = sqlx::query_as(
        "SELECT event_type, command_id FROM events WHERE log_index > $1 - 3 ORDER BY log_index",
    )
    .bind(position.as_i64())
    .fetch_all(case.app.store.pool())
    .await
    .expect("the log");
    let together = ["care_plan_ended", "case_closed", "care_plan_closed"];
    let together = together.map(|kind| (kind.to_owned(), written[0].1));
    assert_eq!(written, together, "one command");
}

#[tokio::test]
async fn a_plan_is_drafted_for_an_open_case_in_charge_and_for_no_other() {
    let case = Case::managed().await;
    let mut body = draft();
    body["case_file"] = json!(case.id);
    let worker = super::given::ferrante();
    let refused = case.app.post(&worker, PLANS, &body).await;
    let not_in_charge = (409, "care-plan.case-not-in-charge".to_owned());
    assert_eq!(refused.problem(), not_in_charge, "open, not in charge");
    let charge = json!({ "from_on": "2026-02-06" });
    case.done(&worker, "take-in-charge", &charge).await;
    let drafted = case.app.post(&worker, PLANS, &body).await;
    assert_eq!(drafted.status, 201, "{drafted:?}");
    let shown = case.ask(&worker, drafted.header("location")).await.json();
    assert_eq!(
        (&shown["case_manager"], &shown["office"], &shown["person"]),
        (&json!("ferrante"), &json!("centro-1"), &json!(case.id))
    );
    case.done(&worker, "close-case", &close(&json!([]))).await;
    let refused = case.app.post(&worker, PLANS, &body).await;
    assert_eq!(refused.problem(), not_in_charge, "closed");
    let given_up = json!({ "kind": "pai", "person": case.id });
    let refused = case.app.post(&worker, PLANS, &given_up).await;
    assert_eq!(
        refused.problem().0,
        422,
        "nobody says for whom but the file"
    );
}

#[tokio::test]
async fn a_plan_drafted_while_its_case_closed_is_never_in_force() {
    let app = TestApp::start().await;
    let plan = Plan::agreed(&app).await.parts();
    let case = of_agata(app);
    case.done(&case_manager(), "close-case", &close(&json!([])))
        .await;
    let path = format!("{PLANS}/{}/activate-plan", plan.id);
    let body = json!({ "starts_on": "2026-03-02" });
    let manager = case_manager();
    let reply = case.app.command(&manager, &path, plan.version, &body).await;
    assert_eq!(reply.problem(), (409, "case-file.not-open".to_owned()));
    let linked = case.get(&manager, "/records?kind=care_plan").await.json();
    assert_eq!(linked["items"], json!([]));
}

#[tokio::test]
async fn a_plan_of_a_file_that_is_not_open_to_the_asker_cannot_be_drafted() {
    let app = TestApp::start().await;
    in_charge(&app).await;
    let case = of_agata(app);
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
    let colleague = super::given::colleague();
    assert_eq!(case.get(&colleague, "").await.problem(), hidden());
    for actor in [colleague, elsewhere()] {
        let refused = case.app.post(&actor, PLANS, &draft()).await;
        let nothing = ("/case_file".to_owned(), "case-file.not-on-file".to_owned());
        assert_eq!(refused.bad_field(), nothing, "{actor:?}");
    }
    let drafted = case.app.post(&case_manager(), PLANS, &draft()).await;
    assert_eq!(drafted.status, 201, "{drafted:?}");
}

#[tokio::test]
async fn a_plan_of_a_case_that_is_a_teams_alone_is_hidden_with_it() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let path = format!("{PLANS}/{}", plan.id);
    let colleague = super::given::colleague();
    assert_eq!(case.ask(&colleague, &path).await.status, 200);
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
    let waited = case.get(&case_manager(), "").await;
    assert_eq!(waited.json()["plans"][0]["plan_id"], plan.id);
    for part in ["", "/steps", "/deliveries", "/indicators"] {
        let part = format!("{path}{part}");
        assert_eq!(
            case.ask(&colleague, &part).await.problem(),
            hidden(),
            "{part}"
        );
        assert_eq!(case.ask(&case_manager(), &part).await.status, 200, "{part}");
    }
    let listed = case.ask(&colleague, PLANS).await.json();
    assert_eq!(listed["items"], json!([]));
}

/// Every command on a plan that is there, and a body it can take.
fn commands_on(plan: &str) -> Vec<(String, Value)> {
    let api = api::openapi();
    let filled = |(_, path, operation): (String, String, Value)| {
        let schema = body(&operation).expect("every command takes a body");
        (path.replace("{id}", plan), fill(&api, schema, "Testo"))
    };
    operations(&api)
        .into_iter()
        .filter(|(method, path, _)| {
            method == "POST" && path.starts_with("/api/v1/care-plans/{id}/")
        })
        .map(filled)
        .collect()
}

#[tokio::test]
async fn nobody_commands_a_plan_of_a_case_that_is_kept_from_them() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let commands = commands_on(&plan.id);
    assert!(commands.len() > 20, "{commands:?}");
    let colleague = who("altra", Role::CaseManager, "centro-1");
    let statuses = async |actor| {
        let mut statuses = Vec::new();
        for (path, body) in &commands {
            let reply = case.app.command(actor, path, 1, body).await;
            statuses.push((path.clone(), reply.status));
        }
        statuses
    };
    let before = statuses(&colleague).await;
    assert!(
        before.iter().all(|(_, status)| *status != 404),
        "{before:?}"
    );
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
    let after = statuses(&colleague).await;
    assert!(after.iter().all(|(_, status)| *status == 404), "{after:?}");
    let manager = statuses(&case_manager()).await;
    assert!(
        manager.iter().all(|(_, status)| *status != 404),
        "{manager:?}"
    );
}

#[tokio::test]
async fn a_review_of_a_case_that_is_a_teams_alone_is_due_for_those_it_is_open_to() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let path = format!("{PLANS}/reviews-due?count=true");
    let colleague = super::given::colleague();
    let due = case.ask(&colleague, &path).await.json();
    assert_eq!(due["count"], 1, "{due}");
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
    let due = case.ask(&colleague, &path).await.json();
    assert_eq!((&due["items"], &due["count"]), (&json!([]), &json!(0)));
    let due = case.ask(&case_manager(), &path).await.json();
    assert_eq!(due["items"][0]["plan"], plan.id, "{due}");
}

/// The case of a plan in force becomes a team's alone.
async fn kept_by_the_team(case: &Case) {
    case.office("equipe-minori").await;
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
}

#[tokio::test]
async fn the_trail_of_a_plan_is_kept_from_those_the_plan_is_kept_from() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let trail = format!("/api/v1/audit/care_plan/{}", plan.id);
    let colleague = super::given::colleague;
    let told = async |actor: domain::access::Actor, path: &str| {
        let reply = case.ask(&actor, path).await.json();
        let items = reply["items"].as_array().expect("a page").clone();
        items
            .iter()
            .any(|item| item["aggregate_id"] == plan.id.as_str())
    };
    let all = "/api/v1/audit?limit=200";
    assert!(told(colleague(), &trail).await && told(colleague(), all).await);
    kept_by_the_team(&case).await;
    assert!(!told(colleague(), &trail).await && !told(colleague(), all).await);
    assert!(told(case_manager(), &trail).await && told(case_manager(), all).await);
    assert!(told(auditor(), &trail).await);
}

#[tokio::test]
async fn how_a_plan_stood_is_shown_to_those_who_see_the_plan_and_to_those_who_check() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let state = format!("/api/v1/audit/care_plan/{}/state", plan.id);
    assert_eq!(case.ask(&protocol_officer(), &state).await.problem().0, 404);
    assert_eq!(case.ask(&director(), &state).await.status, 200);
    kept_by_the_team(&case).await;
    assert_eq!(case.ask(&director(), &state).await.problem().0, 404);
    assert_eq!(case.ask(&auditor(), &state).await.status, 200);
}

#[tokio::test]
async fn what_a_fund_keeps_for_a_plan_of_a_teams_case_is_shown_to_that_team_and_whoever_works_on_it()
 {
    let app = TestApp::start().await;
    Plan::active(&app).await;
    let case = of_agata(app);
    let kept = format!("{FUNDS}/fna-2026/commitments?count=true");
    let count = async |actor| case.ask(actor, &kept).await.json()["count"].clone();
    let colleague = super::given::colleague();
    assert_eq!(count(&colleague).await, 1);
    kept_by_the_team(&case).await;
    assert_eq!(count(&colleague).await, 0);
    assert_eq!(count(&case_manager()).await, 1);
}

#[tokio::test]
async fn citizens_find_no_plan_while_their_file_is_a_teams_alone() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let case = of_agata(app);
    let path = format!("{PLANS}/{}", plan.id);
    let own = format!("{PLANS}?count=true");
    assert_eq!(case.ask(&citizen(), &path).await.status, 200);
    assert_eq!(case.ask(&citizen(), &own).await.json()["count"], 1);
    kept_by_the_team(&case).await;
    assert_eq!(case.ask(&citizen(), &path).await.problem(), hidden());
    assert_eq!(case.ask(&citizen(), &own).await.json()["count"], 0);
    let sign = format!("{path}/sign-plan");
    let signed =
        json!({ "signatory": "person", "method": "identified", "signed_on": "2026-03-02" });
    let refused = case
        .app
        .command(&citizen(), &sign, plan.version, &signed)
        .await;
    assert_eq!(refused.problem(), hidden());
}
