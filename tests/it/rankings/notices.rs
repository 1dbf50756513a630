//! What applicants are told, and what their applications say of the ranking.

use super::{World, applicant, file, forms, head};
use crate::calls::{CALL, body, published};
use chrono::TimeDelta;
use projections::Projections;
use projections::reactions::ranking_notices::follow;
use serde_json::{Value, json};
use std::time::Duration;
use tests::app::TestApp;

/// What is left to be told and written, with everything that is in the log.
async fn look(app: &TestApp) -> u32 {
    let views = Projections::new(app.store.clone());
    let head = app.store.head().await.expect("a head");
    let wait = Duration::from_secs(5);
    let names = [
        "rankings",
        "ranking_notices",
        "calls",
        "application_progress",
    ];
    views.caught_up(&names, head, wait).await.expect("follows");
    follow(&views).await.expect("looks")
}

/// What the applicant reads, the last message first.
async fn messages(app: &TestApp, n: usize, application: &str) -> Vec<String> {
    let head = app.store.head().await.expect("a head");
    let path = format!("/api/v1/applications/{application}/messages?min_position={head}");
    let page = app.get(&applicant(n), &path).await.json();
    let items = page["items"].as_array().expect("messages").iter();
    let body = |item: &Value| item["body"].as_str().expect("a text").to_owned();
    items.rev().map(body).collect()
}

async fn status(app: &TestApp, n: usize, application: &str) -> Value {
    let head = app.store.head().await.expect("a head");
    let path = format!("/api/v1/applications/{application}?min_position={head}");
    app.get(&applicant(n), &path).await.json()["status"].clone()
}

#[tokio::test]
async fn whoever_applied_is_told_once_that_the_call_was_amended() {
    let app = published().await;
    let first = file(&app, 0, &forms()[0]).await;
    app.store.clock().advance(TimeDelta::hours(1));
    let mut content = body()["content"].clone();
    content["closes_at"] = json!("2026-04-15T22:00:00Z");
    let amendment = json!({ "content": content, "reason": "I termini sono prorogati." });
    let amend = format!("{CALL}/amend-call");
    let reply = app.command(&head(), &amend, 2, &amendment).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let later = file(&app, 1, &forms()[1]).await;
    assert_eq!(look(&app).await, 1);
    assert_eq!(look(&app).await, 0, "told once");
    let told = messages(&app, 0, &first).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("I termini sono prorogati.") && told[0].contains("15/04/2026"));
    assert!(
        messages(&app, 1, &later).await.is_empty(),
        "knew it already"
    );
}

#[tokio::test]
async fn each_is_told_of_the_posting_with_their_code_and_of_an_offer_with_its_last_day() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    assert_eq!(look(&world.app).await, 4);
    let told = messages(&world.app, 2, &world.applications[2]).await;
    assert!(told[0].contains("provvisoria") && told[0].contains(&world.codes[2]));
    assert!(told[0].contains("al numero 3") && told[0].contains("osservazioni"));
    let excluded = messages(&world.app, 3, &world.applications[3]).await;
    assert!(excluded[0].contains("non è in graduatoria"), "{excluded:?}");
    assert_eq!(
        status(&world.app, 0, &world.applications[0]).await,
        "submitted"
    );
    world.last().await;
    // Each is told, and each application says where it stands.
    assert_eq!(look(&world.app).await, 8);
    assert_eq!(look(&world.app).await, 0);
    let standing = ["ranked", "ranked", "waiting_list", "excluded"];
    for (n, wanted) in standing.iter().enumerate() {
        assert_eq!(status(&world.app, n, &world.applications[n]).await, *wanted);
    }
    world.does(&head(), "offer-places", &json!({})).await;
    assert_eq!(look(&world.app).await, 2);
    let told = messages(&world.app, 0, &world.applications[0]).await;
    assert!(told[0].contains("c'è un posto"), "{told:?}");
    let decline = json!({ "code": world.codes[0] });
    world.does(&applicant(0), "decline-offer", &decline).await;
    world.does(&head(), "offer-places", &json!({})).await;
    // The third one is told, and their application moves up.
    assert_eq!(look(&world.app).await, 2);
    assert_eq!(
        status(&world.app, 2, &world.applications[2]).await,
        "ranked"
    );
    assert_eq!(look(&world.app).await, 0);
}

#[tokio::test]
async fn whoever_takes_their_application_back_leaves_the_ranking_too() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    let path = format!("/api/v1/applications/{}", world.applications[0]);
    let loaded = world.app.get(&applicant(0), &path).await;
    let version: u64 = loaded
        .header("etag")
        .trim_matches('"')
        .parse()
        .expect("a version");
    let withdraw = format!("{path}/withdraw");
    let reply = world
        .app
        .command(&applicant(0), &withdraw, version, &json!({}))
        .await;
    assert_eq!(reply.status, 200, "{reply:?}");
    look(&world.app).await;
    let state = world.loaded().await.state;
    let out: Vec<_> = state
        .entries
        .iter()
        .filter(|(_, entry)| entry.out)
        .collect();
    assert_eq!(out.len(), 1);
    assert_eq!(out[0].0.as_str(), world.codes[0]);
}
