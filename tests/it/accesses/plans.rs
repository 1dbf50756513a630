//! Care plans in the access log: previews, how a plan stood, and what is told late of a case that is a team's alone.

use super::{dpo, found};
use crate::care_plans::plan::{INTERVENTION, PLANS, Plan, case_manager, intervention};
use crate::case_files::given::Case;
use serde_json::{Value, json};
use tests::actors::{auditor, citizen, person_of};
use tests::app::TestApp;
use uuid::Uuid;

/// Agata's plan in force, and her case.
async fn with_plan() -> (Case, String, u64) {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await.parts();
    let id = person_of(&citizen()).0;
    (Case { app, id }, plan.id, plan.version)
}

/// Whom the last answer of a kind told of.
async fn concerned(case: &Case, actor: &str, operation: &str) -> Value {
    let found = found(&case.app, &format!("actor={actor}")).await;
    let access = found.iter().find(|one| one["operation"] == operation);
    access.map_or(Value::Null, |access| access["people"].clone())
}

#[tokio::test]
async fn a_preview_of_a_correction_is_an_access_to_what_it_shows() {
    let (case, plan, version) = with_plan().await;
    let mut body = intervention("coop-primavera");
    body["reason"] = json!("wrong-provider");
    body["note"] = json!("Trascritto male");
    body["effective_on"] = json!("2026-03-02");
    let path = format!("{PLANS}/{plan}/preview-correction");
    let reply = case
        .app
        .command(&case_manager(), &path, version, &body)
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(reply.json()["before"]["intervention_id"], INTERVENTION);
    let people = concerned(&case, case_manager().code.as_str(), "preview_correction").await;
    assert_eq!(people, json!([case.id]));
}

#[tokio::test]
async fn who_checks_how_a_file_or_a_plan_stood_is_told_of() {
    let (case, plan, _) = with_plan().await;
    let checks = auditor();
    let file = format!("/api/v1/audit/case_file/{}", case.id);
    for (path, operation) in [
        (file.clone(), "get_trail"),
        (format!("{file}/state"), "get_state"),
        (format!("{file}/readers"), "get_readers"),
        (format!("/api/v1/audit/care_plan/{plan}"), "get_trail"),
        (format!("/api/v1/audit/care_plan/{plan}/state"), "get_state"),
    ] {
        let head = case.app.store.head().await.expect("reads");
        let reply = case.app.get(&checks, &path).await;
        assert_eq!(reply.status, 200, "{reply:?} at {head}");
        let record = path.trim_start_matches("/api/v1/audit/");
        let id = record.split('/').find(|part| Uuid::try_parse(part).is_ok());
        let all = found(&case.app, &format!("actor={}", checks.code)).await;
        let access = all.iter().find(|one| {
            one["operation"] == operation
                && one["record"]
                    .as_str()
                    .is_some_and(|record| record.contains(id.expect("an id")))
        });
        let people = access.map(|access| access["people"].clone());
        assert_eq!(people, Some(json!([case.id])), "{path}");
    }
}

#[tokio::test]
async fn whatever_was_read_of_a_plan_of_a_teams_case_is_told_late() {
    let (case, plan, _) = with_plan().await;
    let restrict = json!({ "team": "equipe-minori", "until_on": null, "reason": "court-secrecy" });
    case.done(&case_manager(), "restrict-access", &restrict)
        .await;
    let path = format!("{PLANS}/{plan}");
    let comparison = "/comparison?from=1&to=1";
    let parts = ["", "/steps", "/deliveries", "/indicators", comparison];
    for part in parts {
        let reply = case.ask(&case_manager(), &format!("{path}{part}")).await;
        assert_eq!(reply.status, 200, "{part}: {reply:?}");
    }
    let listed = case.ask(&case_manager(), PLANS).await.json();
    assert_eq!(listed["items"][0]["id"], plan.as_str(), "{listed}");
    let own = "/api/v1/people/me/accesses?count=true";
    assert_eq!(case.app.get(&citizen(), own).await.json()["count"], 0);
    let code = case_manager().code;
    let path = format!(
        "/api/v1/accesses?actor={code}&count=true&person={}",
        case.id
    );
    let written = case.app.get(&dpo(), &path).await.json();
    assert_eq!(written["count"], parts.len() + 1, "{written}");
}
