//! Corrections of what is in force: shown before they are made, never a new version.

use super::plan::{Plan, case_manager, intervention, social_worker};
use serde_json::{Value, json};
use tests::app::TestApp;

fn correction() -> Value {
    let mut body = intervention("coop-aurora");
    body["intervention"]
        .as_object_mut()
        .expect("an object")
        .remove("note");
    body["reason"] = json!("wrong-provider");
    body["effective_on"] = json!("2026-03-02");
    body
}

#[tokio::test]
async fn a_correction_shows_what_it_changes_before_it_does_it() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let preview = plan
        .tries(&case_manager(), "preview-correction", &correction())
        .await;
    assert_eq!(preview.status, 200, "{preview:?}");
    let preview = preview.json();
    assert_eq!(preview["before"]["provider"], "coop-girasole");
    assert_eq!(preview["after"]["provider"], "coop-aurora");
    assert_eq!(
        preview["after"]["note"],
        "Igiene personale e spesa, al mattino"
    );
    let unchanged = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(unchanged["version"], plan.version, "nothing was written");
    plan.does(&case_manager(), "correct-intervention", &correction())
        .await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(shown["in_force"], 1);
    let items = shown["details"]["in_force"]["items"]
        .as_array()
        .expect("a list");
    let item = items
        .iter()
        .find(|item| item["kind"] == "intervention")
        .expect("it is there");
    assert_eq!(item["content"]["provider"], "coop-aurora");
    assert_eq!(item["corrected"]["before"]["provider"], "coop-girasole");
    assert_eq!(item["corrected"]["reason"], "wrong-provider");
}

#[tokio::test]
async fn only_who_may_correct_sees_what_a_correction_would_change() {
    let app = TestApp::start().await;
    let plan = Plan::active(&app).await;
    let refused = plan
        .tries(&social_worker(), "preview-correction", &correction())
        .await;
    assert_eq!(refused.problem().0, 403, "{refused:?}");
    let mut more = correction();
    more["intervention"]["lines"][0]["amount"] = json!("3840.00");
    more["intervention"]["cost"] = json!("4000.00");
    more["intervention"]["unit_cost"] = json!("40.00");
    let refused = plan
        .tries(&case_manager(), "preview-correction", &more)
        .await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.budget-not-covered".to_owned())
    );
}
