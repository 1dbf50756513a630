//! `POST /calls`, `POST /calls/{id}/revise-call` and who sees a draft.

use super::{CALL, CALLS, body, drafted, nursery};
use serde_json::json;
use tests::actors::{admin_officer, citizen, director, service_head};

#[tokio::test]
async fn a_draft_is_seen_by_the_office_that_makes_it_and_by_nobody_else() {
    let app = drafted().await;
    let head = app.store.head().await.expect("a head");
    let one = format!("{CALL}?min_position={head}");
    for (actor, status) in [
        (service_head("centro-1"), 200),
        (director(), 200),
        (service_head("centro-2"), 404),
        (citizen(), 404),
    ] {
        let reply = app.get(&actor, &one).await;
        assert_eq!(reply.status, status, "{actor:?}: {reply:?}");
        let listed = app.get(&actor, &format!("{CALLS}?count=true")).await.json();
        assert_eq!(listed["count"], i32::from(status == 200), "{actor:?}");
    }
    let shown = app.get(&service_head("centro-1"), &one).await;
    assert_eq!(shown.header("etag"), "\"1\"");
    assert_eq!(shown.json()["content"], body()["content"]);
    assert_eq!(shown.json()["draw_commitment"], json!(null));
}

#[tokio::test]
async fn every_fault_of_the_rules_is_told_at_its_place() {
    let app = nursery().await;
    let mut body = body();
    let rules = &mut body["content"]["rules"];
    rules["tie_breakers"] = json!([]);
    rules["criteria"][0]["points"]["fixed"]["when"] = json!("both_parents_work");
    let reply = app.post(&admin_officer("centro-1"), CALLS, &body).await;
    assert_eq!(reply.problem(), (422, "call.rules-unsound".to_owned()));
    let told: Vec<_> = reply.json()["errors"]
        .as_array()
        .expect("places")
        .iter()
        .map(|error| (error["pointer"].clone(), error["code"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (
                json!("/content/rules/criteria/0/points/fixed/when"),
                json!("rules.fact-unknown")
            ),
            (
                json!("/content/rules/tie_breakers"),
                json!("rules.no-final-tie-breaker")
            ),
        ]
    );
    let mut unknown = super::body();
    unknown["content"]["rules"]["colour"] = json!("rosso");
    let reply = app.post(&admin_officer("centro-1"), CALLS, &unknown).await;
    assert_eq!(reply.problem(), (422, "request.invalid".to_owned()));
}

#[tokio::test]
async fn a_call_is_for_a_service_with_rankings_and_drafted_by_its_office() {
    let app = nursery().await;
    let mut nowhere = body();
    nowhere["service"] = json!("never-published");
    let reply = app.post(&service_head("centro-1"), CALLS, &nowhere).await;
    assert_eq!(reply.problem(), (422, "call.service-unknown".to_owned()));
    for actor in [service_head("centro-2"), citizen()] {
        let reply = app.post(&actor, CALLS, &body()).await;
        assert_eq!(reply.problem().0, 404, "{actor:?}");
    }
}

#[tokio::test]
async fn a_draft_is_revised_in_the_version_that_was_seen() {
    let app = drafted().await;
    let mut content = body()["content"].clone();
    content["offer_days"] = json!(9);
    let revise = format!("{CALL}/revise-call");
    let body = json!({ "content": content });
    let officer = admin_officer("centro-1");
    let reply = app.command(&officer, &revise, 1, &body).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let stale = app
        .command(
            &officer,
            &revise,
            1,
            &json!({ "content": super::body()["content"] }),
        )
        .await;
    assert_eq!(stale.status, 412, "{stale:?}");
    let position = reply.header("policentrica-position");
    let shown = app
        .get(&officer, &format!("{CALL}?min_position={position}"))
        .await;
    assert_eq!(shown.json()["content"]["offer_days"], 9);
}
