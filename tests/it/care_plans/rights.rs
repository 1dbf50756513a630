//! Who sees a plan, and how much of it.

use super::plan::{
    INTERVENTION, PLANS, Plan, case_manager, draft, elsewhere, in_charge, signed, social_worker,
};
use domain::access::Role;
use serde_json::json;
use tests::actors::{auditor, citizen, everybody, stranger};
use tests::app::TestApp;

#[tokio::test]
async fn a_person_sees_their_plan_once_it_is_offered_and_nothing_the_office_keeps_to_itself() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    assert_eq!(
        plan.seen_by(&citizen(), "").await.problem().0,
        404,
        "a draft"
    );
    plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
        .await;
    let offered = plan.seen_by(&citizen(), "").await;
    assert_eq!(offered.json()["to_sign"], 1, "{offered:?}");
    assert_eq!(
        offered.json()["details"]["items"][0]["item_id"],
        INTERVENTION
    );
    assert_eq!(
        offered.json()["details"]["items"][0]["content"]["family_share"],
        "160.00"
    );
    for kept in [
        "Dimessa",
        "lines",
        "1840",
        "fna",
        "unit_cost",
        "motivation",
        "board",
    ] {
        assert!(!offered.text.contains(kept), "{kept}: {}", offered.text);
    }
    plan.does(&citizen(), "sign-plan", &signed("person")).await;
    let mine = format!("{PLANS}?min_position={}", plan.position);
    let listed = app.get(&citizen(), &mine).await.json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
    for part in [
        "/steps",
        "/deliveries",
        "/delivery-totals",
        "/indicators",
        "/comparison?from=1&to=1",
    ] {
        let refused = plan.seen_by(&citizen(), part).await;
        assert_eq!(refused.problem().0, 404, "{part}");
    }
}

#[tokio::test]
async fn nobody_else_learns_that_there_is_a_plan() {
    let app = TestApp::start().await;
    let mut plan = Plan::planned(&app).await;
    plan.does(&case_manager(), "sign-plan", &signed("case_manager"))
        .await;
    for other in [stranger(), elsewhere(), auditor()] {
        let seen = plan.seen_by(&other, "").await;
        assert_eq!(seen.problem().0, 404, "{other:?}");
        let list = app.get(&other, PLANS).await.json();
        assert_eq!(list["items"], json!([]), "{other:?}");
    }
    let signs = plan
        .tries(&stranger(), "sign-plan", &signed("person"))
        .await;
    assert_eq!(signs.problem(), (404, "resource.not-found".to_owned()));
    // Agata signs for herself only.
    let signs = plan
        .tries(&citizen(), "sign-plan", &signed("case_manager"))
        .await;
    assert_eq!(signs.problem().0, 404);
}

#[tokio::test]
async fn within_the_office_only_who_works_on_plans_sees_them() {
    let app = TestApp::start().await;
    let plan = Plan::planned(&app).await;
    for actor in everybody("centro-1") {
        let sees = matches!(
            actor.role,
            Role::SocialWorker
                | Role::CaseManager
                | Role::SpecialistTeam
                | Role::AdminOfficer
                | Role::ServiceHead
                | Role::Director
        );
        let status = plan.seen_by(&actor, "").await.status;
        assert_eq!(status, if sees { 200 } else { 404 }, "{}", actor.role);
    }
}

#[tokio::test]
async fn a_worker_drafts_plans_of_their_own_office_only() {
    let app = TestApp::start().await;
    in_charge(&app).await;
    let reply = app.post(&elsewhere(), PLANS, &draft()).await;
    let not_there = ("/case_file".to_owned(), "case-file.not-on-file".to_owned());
    assert_eq!(reply.bad_field(), not_there);
    let reply = app.post(&auditor(), PLANS, &draft()).await;
    assert_eq!(reply.problem().0, 403, "{reply:?}");
    let reply = app.post(&social_worker(), PLANS, &draft()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let position = reply.json()["position"].clone();
    let mine = format!("{PLANS}?case_manager=assistente-1&status=draft&min_position={position}");
    let listed = app.get(&case_manager(), &mine).await.json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
    let others = format!("{PLANS}?case_manager=assistente-3");
    let listed = app.get(&case_manager(), &others).await.json();
    assert_eq!(listed["items"], json!([]));
}
