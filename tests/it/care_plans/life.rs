//! A plan from its first line to its end.

use super::plan::{
    INTERVENTION, OBJECTIVE, PLANS, Plan, case_manager, draft, elsewhere, intervention, signed,
    social_worker,
};
use serde_json::{Value, json};
use tests::actors::{citizen, stranger};
use tests::app::TestApp;
use tests::applications::REPORT;

/// What happens to a plan from its first day to its last.
fn steps() -> [(&'static str, Value); 7] {
    let score = |score: &str| json!([{ "objective_id": OBJECTIVE, "score": score }]);
    [
        (
            "suspend-plan",
            json!({ "reason": "hospital", "from_on": "2026-04-01" }),
        ),
        ("resume-plan", json!({ "from_on": "2026-05-04" })),
        (
            "suspend-intervention",
            json!({ "intervention_id": INTERVENTION, "reason": "holiday", "from_on": "2026-08-03" }),
        ),
        (
            "resume-intervention",
            json!({ "intervention_id": INTERVENTION, "from_on": "2026-08-24" }),
        ),
        (
            "record-monitoring",
            json!({ "monitored_on": "2026-09-01", "note": "Sta meglio" }),
        ),
        (
            "review-plan",
            json!({ "reviewed_on": "2026-09-07", "scores": score("partly_reached"), "note": "Si prosegue" }),
        ),
        (
            "close-plan",
            json!({ "reason": "objectives-reached", "outcomes": score("reached"), "closed_on": "2026-09-08" }),
        ),
    ]
}

#[tokio::test]
async fn a_plan_lives_from_its_draft_to_its_closing() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(shown["status"], "active");
    assert_eq!(
        (&shown["cost"], &shown["family_share"]),
        (&json!("2000.00"), &json!("160.00"))
    );
    assert_eq!(shown["next_review_on"], "2026-09-02");
    let signatures = shown["details"]["in_force"]["signatures"]
        .as_array()
        .expect("a list");
    assert_eq!(signatures.len(), 2);
    let steps = steps();
    app.database.clock.advance(chrono::TimeDelta::days(190));
    for (verb, body) in &steps {
        plan.does(&case_manager(), verb, body).await;
    }
    let counted = plan.seen_by(&case_manager(), "/indicators").await.json();
    let expected = json!({
        "objectives": 1, "reached": 1, "partly_reached": 0, "not_reached": 0,
        "interventions": 1, "interventions_begun": 0, "planned_cost": "2000.00", "delivered_cost": "0.00",
        "days_to_start": 10, "reviews": 1, "reviews_in_time": 1, "versions": 1, "signed_by_person": true,
    });
    assert_eq!(counted, expected);
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(
        (&shown["status"], &shown["closed_on"]),
        (&json!("closed"), &json!("2026-09-08"))
    );
    let history = plan.seen_by(&case_manager(), "/steps").await.json();
    let found: Vec<&Value> = history["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|step| step["code"] == "plan_reviewed")
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["detail"]["note"], "Si prosegue");
    assert_eq!(found[0]["detail"]["late"], false);
    let again = plan
        .tries(&case_manager(), "record-monitoring", &steps[4].1)
        .await;
    assert_eq!(again.problem(), (409, "care-plan.already-ended".to_owned()));
}

#[tokio::test]
async fn a_plan_without_a_case_in_charge_or_with_a_wrong_amount_is_refused() {
    let app = TestApp::start().await;
    let reply = app.post(&case_manager(), PLANS, &draft()).await;
    let not_there = ("/case_file".to_owned(), "case-file.not-on-file".to_owned());
    assert_eq!(reply.bad_field(), not_there);
    let plan = Plan::planned(&app).await;
    let mut wrong = intervention("coop-girasole");
    wrong["intervention"]["lines"][0]["amount"] = json!("1840.005");
    let reply = plan
        .tries(&case_manager(), "plan-intervention", &wrong)
        .await;
    assert_eq!(reply.problem().0, 422);
    let fault = &reply.json()["errors"][0];
    assert_eq!(fault["pointer"], "/intervention/lines/0/amount");
    wrong["intervention"]["lines"][0]["amount"] = json!("1840.01");
    let reply = plan
        .tries(&case_manager(), "plan-intervention", &wrong)
        .await;
    assert_eq!(
        reply.problem(),
        (422, "care-plan.lines-do-not-add-up".to_owned())
    );
    wrong["intervention"]["price"] = json!("1.00");
    let reply = plan
        .tries(&case_manager(), "plan-intervention", &wrong)
        .await;
    let fault = &reply.json()["errors"][0];
    assert_eq!(
        (&fault["pointer"], &fault["code"]),
        (&json!("/intervention/price"), &json!("field.unknown"))
    );
}

#[tokio::test]
async fn a_plan_is_active_only_with_all_signatures_and_money_kept_for_it() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    let starts = json!({ "starts_on": "2026-03-02" });
    let refused = plan.tries(&case_manager(), "activate-plan", &starts).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.signatures-missing".to_owned())
    );
    let not_mine = plan
        .tries(&social_worker(), "sign-plan", &signed("case_manager"))
        .await;
    assert_eq!(
        not_mine.problem(),
        (409, "care-plan.not-the-case-manager".to_owned())
    );
    plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
        .await;
    plan.does(&citizen(), "sign-plan", &signed("person")).await;
    let refused = plan.tries(&case_manager(), "activate-plan", &starts).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.budget-not-covered".to_owned())
    );
}

#[tokio::test]
async fn an_office_signs_for_a_person_only_by_a_paper_that_is_kept() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    let mut body = signed("person");
    let refused = plan.tries(&case_manager(), "sign-plan", &body).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.not-in-person".to_owned())
    );
    body["method"] = json!("paper");
    let refused = plan.tries(&case_manager(), "sign-plan", &body).await;
    assert_eq!(
        refused.problem(),
        (422, "care-plan.document-required".to_owned())
    );
    body["document"] = json!("00000000-0000-4000-8000-000000000041");
    let refused = plan.tries(&case_manager(), "sign-plan", &body).await;
    assert_eq!(
        refused.bad_field(),
        ("/document".to_owned(), "document.unknown".to_owned())
    );
    let purpose = format!("care_plan={}", plan.id());
    let paper = app.uploaded(&case_manager(), &purpose, REPORT).await;
    let path = format!("/api/v1/documents/{paper}");
    assert_eq!(
        app.get(&case_manager(), &path).await.status,
        404,
        "no command named it"
    );
    body["document"] = json!(paper);
    plan.does(&case_manager(), "sign-plan", &body).await;
    let read = format!("{path}?min_position={}", plan.position);
    assert_eq!(app.get(&case_manager(), &read).await.status, 200);
    for other in [elsewhere(), citizen(), stranger()] {
        assert_eq!(app.get(&other, &read).await.status, 404, "{other:?}");
    }
}

#[tokio::test]
async fn only_who_may_sign_a_plan_brings_in_a_paper_for_it() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    let purpose = format!("care_plan={}", plan.id());
    let nothing = "care_plan=00000000-0000-4000-8000-000000000099";
    // To a person a plan is there once it is offered.
    for actor in [elsewhere(), stranger(), citizen()] {
        let reply = app.upload(&actor, &purpose, REPORT).await;
        assert_eq!(reply.problem().0, 404, "{actor:?}");
    }
    let reply = app.upload(&case_manager(), nothing, REPORT).await;
    assert_eq!(reply.problem().0, 404, "{reply:?}");
    let refused = plan.tries(&citizen(), "sign-plan", &signed("person")).await;
    assert_eq!(refused.problem().0, 404, "{refused:?}");
    plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
        .await;
    let mut body = signed("person");
    body["method"] = json!("digital");
    body["document"] = json!(app.uploaded(&citizen(), &purpose, REPORT).await);
    plan.does(&citizen(), "sign-plan", &body).await;
}

#[tokio::test]
async fn a_representative_signs_by_a_mandate_of_this_person() {
    let app = TestApp::start().await;
    let plan = Plan::planned(&app).await;
    let mut body = signed("representative");
    body["mandate"] = json!("00000000-0000-4000-8000-000000000099");
    let refused = plan.tries(&case_manager(), "sign-plan", &body).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.not-entitled".to_owned())
    );
}

#[tokio::test]
async fn an_integrated_plan_goes_to_the_board_before_it_is_signed() {
    let app = TestApp::start().await;
    let mut body = draft();
    body["assessment"]["integrated"] = json!(true);
    let mut plan = Plan::of(&app, &body).await;
    let whole = super::plan::objective("Resta a casa");
    plan.does(&case_manager(), "set-objective", &whole).await;
    let whole = intervention("coop-girasole");
    plan.does(&case_manager(), "plan-intervention", &whole)
        .await;
    let sign = signed("case_manager");
    let refused = plan.tries(&case_manager(), "sign-plan", &sign).await;
    assert_eq!(
        refused.problem(),
        (409, "care-plan.board-approval-missing".to_owned())
    );
    let board = json!({
        "meets_on": "2026-03-02",
        "members": [{ "profession": "geriatrician", "body": "distretto-sanitario", "name": "Saro Verdini" }],
    });
    plan.does(&case_manager(), "convene-board", &board).await;
    let approved =
        json!({ "outcome": "approved", "decided_on": "2026-03-02", "note": "Approvato" });
    plan.does(&case_manager(), "record-board-decision", &approved)
        .await;
    plan.does(&case_manager(), "sign-plan", &sign).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    let version = &shown["details"]["versions"][0];
    assert_eq!(version["board"]["members"][0]["name"], "Saro Verdini");
    assert_eq!(version["decision"]["note"], "Approvato");
}

#[tokio::test]
async fn a_plan_follows_the_person_to_another_office() {
    let app = TestApp::start().await;
    let mut plan = Plan::active(&app).await;
    assert_eq!(plan.seen_by(&elsewhere(), "").await.problem().0, 404);
    let to = json!({
        "office": "centro-2", "case_manager": "assistente-2", "reason": "moved", "from_on": "2026-03-02",
    });
    plan.does(&case_manager(), "hand-over-plan", &to).await;
    assert_eq!(plan.seen_by(&elsewhere(), "").await.status, 200);
    assert_eq!(plan.seen_by(&case_manager(), "").await.problem().0, 404);
    let closes = json!({ "reason": "no-longer-needed" });
    let refused = plan.tries(&case_manager(), "revise-plan", &closes).await;
    assert_eq!(refused.problem().0, 404);
    plan.does(&elsewhere(), "revise-plan", &closes).await;
}

#[tokio::test]
async fn a_plan_that_was_never_active_is_abandoned() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    let taken_out = json!({ "kind": "objective", "item_id": OBJECTIVE });
    let refused = plan.tries(&case_manager(), "remove-item", &taken_out).await;
    assert_eq!(refused.problem(), (409, "care-plan.item-in-use".to_owned()));
    let taken_out = json!({ "kind": "intervention", "item_id": INTERVENTION });
    plan.does(&case_manager(), "remove-item", &taken_out).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    let items = &shown["details"]["working"]["items"];
    assert_eq!(items.as_array().map(Vec::len), Some(2), "{items}");
    let why = json!({ "reason": "moved-away" });
    plan.does(&case_manager(), "abandon-plan", &why).await;
    let shown = plan.seen_by(&case_manager(), "").await.json();
    assert_eq!(shown["status"], "abandoned");
}
