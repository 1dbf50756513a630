//! Corrections of what is in force: shown before they are made, never a new version.

use super::plan::{Plan, case_manager, intervention, social_worker};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::actors::director;
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

#[tokio::test]
async fn a_plan_corrected_later_is_read_as_it_was_true_and_as_it_was_known() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let written = app.database.clock.now();
    app.database.clock.advance(TimeDelta::days(90));
    plan.does(&case_manager(), "correct-intervention", &correction())
        .await;
    let state = format!("/api/v1/audit/care_plan/{}/state", plan.id());
    let spring = written + TimeDelta::days(10);
    let spring = spring.format("%Y-%m-%dT%H:%M:%SZ");
    for (query, provider) in [
        ("", "coop-aurora"),
        // What was true in spring, with all that is known by now.
        (&*format!("?as_of={spring}"), "coop-aurora"),
        // What the office knew in spring.
        (&*format!("?known_at={spring}"), "coop-girasole"),
        (
            &*format!("?as_of={spring}&known_at={spring}"),
            "coop-girasole",
        ),
    ] {
        let reply = app.get(&director(), &format!("{state}{query}")).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        let version = &reply.json()["state"]["versions"][0];
        let found = &version["content"]["interventions"][0]["provider"];
        assert_eq!(found, provider, "{query}");
    }
}
