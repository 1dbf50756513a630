//! `POST /calls/{id}/publish-call`, `amend-call` and `revoke-call`.

use super::{CALL, CALLS, body, draft, drafted, offer, published};
use chrono::TimeDelta;
use serde_json::json;
use tests::actors::{admin_officer, citizen, service_head};
use tests::app::TestApp;

#[tokio::test]
async fn a_published_call_is_for_everybody_with_the_digest_of_its_draw() {
    let app = published().await;
    let head = app.store.head().await.expect("a head");
    let shown = app
        .get(&citizen(), &format!("{CALL}?min_position={head}"))
        .await;
    assert_eq!(shown.status, 200, "{shown:?}");
    let shown = shown.json();
    assert_eq!(
        (&shown["status"], &shown["published_version"]),
        (&json!("published"), &json!(1))
    );
    let commitment = shown["draw_commitment"].as_str().expect("a digest");
    assert_eq!(commitment.len(), 64);
    let query = format!("{CALLS}?service=nursery&status=published&count=true");
    let page = app.get(&citizen(), &query).await.json();
    assert_eq!(
        (&page["count"], &page["items"][0]["code"]),
        (&json!(1), &json!("nido-2026"))
    );
    let none = app
        .get(&citizen(), &format!("{CALLS}?status=draft&count=true"))
        .await
        .json();
    assert_eq!(none["count"], 0);
}

#[tokio::test]
async fn only_a_head_publishes_and_criteria_are_frozen_from_then_on() {
    let app = drafted().await;
    let publish = format!("{CALL}/publish-call");
    let officer = admin_officer("centro-1");
    let reply = app.command(&officer, &publish, 1, &json!({})).await;
    assert_eq!(reply.status, 403, "{reply:?}");
    let head = service_head("centro-1");
    let reply = app.command(&head, &publish, 1, &json!({})).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let revise = format!("{CALL}/revise-call");
    let mut content = body()["content"].clone();
    content["offer_days"] = json!(9);
    let reply = app
        .command(&head, &revise, 2, &json!({ "content": content }))
        .await;
    assert_eq!(reply.problem(), (409, "call.not-a-draft".to_owned()));
}

#[tokio::test]
async fn an_amendment_leaves_the_window_open_and_says_why() {
    let app = published().await;
    let amend = format!("{CALL}/amend-call");
    let head = service_head("centro-1");
    let mut content = body()["content"].clone();
    content["rules"]["criteria"][0]["points"]["fixed"]["give"] = json!(6);
    content["closes_at"] = json!("2026-03-30T22:00:00Z");
    let reason = "Il punteggio era errato; i termini sono riaperti.";
    let shorter = json!({ "content": content, "reason": reason });
    let reply = app.command(&head, &amend, 2, &shorter).await;
    assert_eq!(
        reply.problem(),
        (409, "call.window-not-reopened".to_owned())
    );
    content["closes_at"] = json!("2026-04-15T22:00:00Z");
    let longer = json!({ "content": content, "reason": reason });
    let reply = app.command(&head, &amend, 2, &longer).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let position = reply.header("policentrica-position");
    let shown = app
        .get(&citizen(), &format!("{CALL}?min_position={position}"))
        .await
        .json();
    assert_eq!(
        (&shown["published_version"], &shown["amendment_reason"]),
        (&json!(2), &json!(reason))
    );
    app.store.clock().advance(TimeDelta::days(60));
    let reply = app
        .command(
            &head,
            &amend,
            3,
            &json!({ "content": body()["content"], "reason": reason }),
        )
        .await;
    assert_eq!(reply.problem().0, 409, "{reply:?}");
}

#[tokio::test]
async fn a_call_that_was_taken_back_stays_readable_and_changes_no_more() {
    let app = published().await;
    let head = service_head("centro-1");
    let revoke = format!("{CALL}/revoke-call");
    let reason = json!({ "reason": "Il servizio è affidato a un altro ente." });
    let reply = app.command(&head, &revoke, 2, &reason).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let position = reply.header("policentrica-position").to_owned();
    let again = app.command(&head, &revoke, 3, &reason).await;
    assert_eq!(again.problem(), (409, "call.revoked".to_owned()));
    let shown = app
        .get(&citizen(), &format!("{CALL}?min_position={position}"))
        .await
        .json();
    assert_eq!(
        (&shown["status"], &shown["revocation_reason"]),
        (&json!("revoked"), &reason["reason"])
    );
}

/// The window of the nursery, as everybody reads it.
async fn window(app: &TestApp) -> serde_json::Value {
    let head = app.store.head().await.expect("a head");
    let path = format!("/api/v1/services/nursery?min_position={head}");
    app.get(&citizen(), &path).await.json()["window"].clone()
}

#[tokio::test]
async fn a_service_takes_applications_for_as_long_as_its_call_says() {
    let app = TestApp::start().await;
    offer(&app, true).await;
    app.open_offices().await;
    draft(&app).await;
    let (head, empty) = (service_head("centro-1"), json!({}));
    let publish = format!("{CALL}/publish-call");
    let reply = app.command(&head, &publish, 1, &empty).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let mut wanted = json!({ "opens_at": "2026-03-02T08:00:00Z", "closes_at": "2026-03-31T22:00:00Z",
        "period": "nido-2026" });
    assert_eq!(window(&app).await, wanted);
    let mut content = body()["content"].clone();
    content["closes_at"] = json!("2026-04-15T22:00:00Z");
    let amendment = json!({ "content": content, "reason": "I termini sono prorogati." });
    let amend = format!("{CALL}/amend-call");
    let reply = app.command(&head, &amend, 2, &amendment).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    wanted["closes_at"] = content["closes_at"].clone();
    assert_eq!(window(&app).await, wanted);
    let revoke = format!("{CALL}/revoke-call");
    let reason = json!({ "reason": "Il servizio è affidato a un altro ente." });
    let reply = app.command(&head, &revoke, 3, &reason).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(window(&app).await["closes_at"], "2026-03-02T11:00:00Z");
}

#[tokio::test]
async fn a_call_is_not_published_while_another_window_of_its_service_is_open() {
    let app = TestApp::start().await;
    offer(&app, true).await;
    app.open_offices().await;
    draft(&app).await;
    let head = service_head("centro-1");
    let other = json!({ "opens_at": "2026-03-01T23:00:00Z", "period": "2026" });
    let open = "/api/v1/services/nursery/open-window";
    let reply = app.command(&head, open, 1, &other).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let publish = format!("{CALL}/publish-call");
    let reply = app.command(&head, &publish, 1, &json!({})).await;
    let refused = (409, "service.window-already-open".to_owned());
    assert_eq!(reply.problem(), refused);
    let position = app.store.head().await.expect("a head");
    let shown = app
        .get(&head, &format!("{CALL}?min_position={position}"))
        .await
        .json();
    assert_eq!(shown["status"], "draft", "neither happened");
}
