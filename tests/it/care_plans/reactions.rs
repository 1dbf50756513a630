//! What follows by itself: reviews that fall due, commitments that nobody needs.

use super::plan::{FUNDS, Plan, case_manager, elsewhere};
use projections::Projections;
use projections::reactions::plans;
use serde_json::json;
use tests::actors::director;
use tests::app::TestApp;

/// The read models of the application follow; these are the same tables.
pub(crate) async fn caught_up(app: &TestApp) -> Projections {
    let views = Projections::new(app.store.clone());
    let head = app.store.head().await.expect("a head");
    let reached = views
        .caught_up(
            &["plans_due", "fund_position", "plan_citizen", "plan_view"],
            head,
            std::time::Duration::from_secs(20),
        )
        .await
        .expect("the read models answer");
    assert!(reached, "the read models follow");
    views
}

#[tokio::test]
async fn a_review_that_falls_due_is_noted_once_and_listed_until_it_was_made() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let views = caught_up(&app).await;
    assert_eq!(plans::note_reviews(&views).await.expect("nothing"), 0);
    app.database.clock.advance(chrono::TimeDelta::days(184));
    assert_eq!(plans::note_reviews(&views).await.expect("one"), 1);
    let views = caught_up(&app).await;
    assert_eq!(plans::note_reviews(&views).await.expect("none again"), 0);
    let due = "/api/v1/care-plans/reviews-due";
    let listed = app
        .get(&case_manager(), &format!("{due}?by_on=2026-09-02"))
        .await;
    assert_eq!(listed.json()["items"][0]["plan"], plan.id(), "{listed:?}");
    let late = app.get(&case_manager(), &format!("{due}?late=true")).await;
    assert_eq!(late.json()["items"], json!([]), "within the days of grace");
    assert_eq!(app.get(&elsewhere(), due).await.json()["items"], json!([]));
    app.database.clock.advance(chrono::TimeDelta::days(20));
    let late = app.get(&case_manager(), &format!("{due}?late=true")).await;
    assert_eq!(late.json()["items"][0]["due_on"], "2026-09-02");
    let history = plan.seen_by(&case_manager(), "/steps").await.json();
    let noted = history["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|step| step["code"] == "review_fell_due");
    assert_eq!(noted.count(), 1);
    plan.version += 1;
    let review = json!({
        "reviewed_on": "2026-09-22",
        "scores": [{ "objective_id": super::plan::OBJECTIVE, "score": "reached" }],
    });
    plan.does(&case_manager(), "review-plan", &review).await;
    let path = format!("{due}?late=true&min_position={}", plan.position);
    assert_eq!(
        app.get(&case_manager(), &path).await.json()["items"],
        json!([])
    );
}

async fn committed(app: &TestApp) -> String {
    let path = format!("{FUNDS}/fna-2026");
    let fund = app.get(&director(), &path).await.json();
    fund["committed"].as_str().expect("an amount").to_owned()
}

#[tokio::test]
async fn what_was_kept_for_a_plan_that_never_named_it_is_free_again() {
    let app = TestApp::start().await;
    let _plan = Plan::agreed(&app).await;
    let views = caught_up(&app).await;
    app.database.clock.advance(chrono::TimeDelta::days(60));
    assert_eq!(plans::release_commitments(&views).await.expect("early"), 0);
    app.database.clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(plans::release_commitments(&views).await.expect("one"), 1);
    let views = caught_up(&app).await;
    assert_eq!(plans::release_commitments(&views).await.expect("once"), 0);
    assert_eq!(committed(&app).await, "0.00");
}

#[tokio::test]
async fn what_a_plan_in_force_names_stays_and_what_an_abandoned_one_had_goes_at_once() {
    let app = TestApp::start().await;
    let mut given_up = Plan::agreed(&app).await;
    given_up
        .does(
            &case_manager(),
            "abandon-plan",
            &json!({ "reason": "moved-away" }),
        )
        .await;
    let views = caught_up(&app).await;
    assert_eq!(plans::release_commitments(&views).await.expect("one"), 1);
    let _views = caught_up(&app).await;
    assert_eq!(committed(&app).await, "0.00");

    let app = TestApp::start().await;
    let _active = Plan::active(&app).await;
    let views = caught_up(&app).await;
    app.database.clock.advance(chrono::TimeDelta::days(200));
    assert_eq!(plans::release_commitments(&views).await.expect("none"), 0);
    assert_eq!(committed(&app).await, "3000.00");
}
