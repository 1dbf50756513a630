//! Versions of a plan: frozen, compared, signed anew; two workers on one plan.

use super::plan::{NEED, Plan, case_manager, code, intervention, objective, signed, social_worker};
use serde_json::json;
use tests::actors::citizen;
use tests::app::TestApp;

#[tokio::test]
async fn the_second_of_two_workers_sees_what_the_first_one_did_and_loses_nothing() {
    let app = TestApp::start().await;
    let mut first = Plan::drafted(&app).await;
    let second = first.copy();
    let mine = objective("Resta a casa in sicurezza");
    first.does(&case_manager(), "set-objective", &mine).await;
    let need = json!({ "need": {
        "need_id": "00000000-0000-4000-8000-000000000632", "code": code("local", "company"),
        "description": "Passa le giornate da sola",
    } });
    let stale = second.tries(&social_worker(), "set-need", &need).await;
    assert_eq!(stale.problem().0, 412, "{stale:?}");
    let unseen = &stale.json()["unseen"];
    assert_eq!(unseen[0]["type"], "objective_set", "{stale:?}");
    let mut second = first.copy();
    second.does(&social_worker(), "set-need", &need).await;
    let shown = second.seen_by(&case_manager(), "").await.json();
    let items = shown["details"]["working"]["items"]
        .as_array()
        .expect("a list");
    assert_eq!(items.len(), 3, "both changes are there: {items:?}");
}

#[tokio::test]
async fn a_revision_leaves_the_old_version_as_it_was_and_is_compared_line_by_line() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let why = json!({ "reason": "reassessment", "note": "Le condizioni sono cambiate" });
    plan.does(&case_manager(), "revise-plan", &why).await;
    let another = objective("Esce di casa due volte a settimana");
    plan.does(&case_manager(), "set-objective", &another).await;
    let compared = plan
        .seen_by(&case_manager(), "/comparison?from=1&to=2")
        .await
        .json();
    let lines: Vec<_> = compared["lines"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (line["kind"].as_str(), line["change"].as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (Some("intervention"), Some("same")),
            (Some("need"), Some("same")),
            (Some("objective"), Some("changed")),
        ]
    );
    let changed = &compared["lines"][2];
    assert_eq!(changed["fields"], json!(["description"]));
    assert_eq!(
        changed["before"]["description"],
        "Resta a casa in sicurezza"
    );
    assert_eq!(
        changed["after"]["description"],
        "Esce di casa due volte a settimana"
    );
    let none = plan
        .seen_by(&case_manager(), "/comparison?from=1&to=7")
        .await;
    assert_eq!(none.problem().0, 404);
    // An objective has changed: everybody signs again.
    app.database.clock.advance(chrono::TimeDelta::days(1));
    let starts = json!({ "starts_on": "2026-03-03" });
    let refused = plan.tries(&case_manager(), "activate-plan", &starts).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.signatures-missing".to_owned())
    );
    plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
        .await;
    plan.does(&citizen(), "sign-plan", &signed("person")).await;
    plan.does(&case_manager(), "activate-plan", &starts).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(shown["in_force"], 2);
    assert_eq!(shown["details"]["versions"][0]["state"], "in_force");
    let counted = plan.seen_by(&case_manager(), "/indicators").await.json();
    assert_eq!(
        (&counted["versions"], &counted["reviews"]),
        (&json!(2), &json!(0))
    );
}

#[tokio::test]
async fn a_revision_that_changes_no_terms_needs_no_signature() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let why = json!({ "reason": "reassessment" });
    plan.does(&case_manager(), "revise-plan", &why).await;
    let need = json!({ "need": {
        "need_id": NEED, "code": code("local", "daily-living"), "description": "Cammina con fatica",
    } });
    plan.does(&case_manager(), "set-need", &need).await;
    let starts = json!({ "starts_on": "2026-03-09" });
    plan.does(&case_manager(), "activate-plan", &starts).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(shown["details"]["versions"][1]["signed"], false);
}

#[tokio::test]
async fn a_revision_that_is_given_up_keeps_its_number_and_leaves_nothing_behind() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let why = json!({ "reason": "reassessment" });
    plan.does(&case_manager(), "revise-plan", &why).await;
    let other = intervention("coop-aurora");
    plan.does(&case_manager(), "plan-intervention", &other)
        .await;
    plan.does(&case_manager(), "discard-revision", &why).await;
    plan.does(&case_manager(), "revise-plan", &why).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    let states: Vec<_> = shown["details"]["versions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|version| version["state"].as_str())
        .collect();
    assert_eq!(
        states,
        [Some("in_force"), Some("discarded"), Some("working")]
    );
    let compared = plan
        .seen_by(&case_manager(), "/comparison?from=1&to=3")
        .await
        .json();
    let changes = compared["lines"].as_array().expect("a list");
    assert!(
        changes.iter().all(|line| line["change"] == "same"),
        "{compared}"
    );
}
