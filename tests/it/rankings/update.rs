//! A final ranking is updated, or ends.

use super::together::look;
use super::{World, applicant, head};
use chrono::TimeDelta;
use domain::ranking::Phase;
use projections::Projections;
use serde_json::json;

#[tokio::test]
async fn a_request_of_revision_counts_in_the_update_and_not_before() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    world.last().await;
    let codes = world.codes.clone();
    let request = json!({ "code": codes[2], "text": "Da maggio lavoriamo entrambi." });
    let stranger = world
        .tries(&applicant(1), "request-revision", &request)
        .await;
    assert_eq!(stranger.status, 404, "{stranger:?}");
    world
        .does(&applicant(2), "request-revision", &request)
        .await;
    let until = (world.app.store.clock().now() + TimeDelta::days(3)).date_naive();
    let update = json!({ "requests_until_on": until, "reference_on": until });
    world.does(&head(), "open-update", &update).await;
    let known = json!({ "facts": { "resident": true, "both_work": true, "siblings": 0, "isee": "4000.00" } });
    let decision =
        json!({ "code": codes[2], "upheld": known, "motivation": "I contratti sono agli atti." });
    world.does(&head(), "decide-revision", &decision).await;
    assert_eq!(world.order().await, codes[..3], "the version in force");
    let early = json!({ "posted_from_on": world.today() });
    let refused = world.tries(&head(), "approve-update", &early).await;
    assert_eq!(
        refused.problem(),
        (409, "ranking.revisions-open".to_owned())
    );
    world.app.store.clock().advance(TimeDelta::days(4));
    let approval = json!({ "posted_from_on": world.today() });
    world.does(&head(), "approve-update", &approval).await;
    let moved = [&codes[0], &codes[2], &codes[1]].map(String::clone);
    assert_eq!(world.order().await, moved);
    let own = format!("/entries/{}", codes[2]);
    let own = world.asks(&applicant(2), &own).await.json();
    let expected = (&json!("upheld"), &json!(2), &json!(3));
    assert_eq!(
        (&own["revision"], &own["position"], &own["approved_version"]),
        expected
    );
    super::story::recomputed(&world, 3).await;
}

#[tokio::test]
async fn the_clock_ends_a_ranking_that_counts_no_more() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    world.last().await;
    let views = Projections::new(world.app.store.clone());
    world.app.store.clock().advance(TimeDelta::days(364));
    assert_eq!(look(&world, &views).await, 0, "the last day counts");
    world.app.store.clock().advance(TimeDelta::days(2));
    assert_eq!(look(&world, &views).await, 1);
    let loaded = world.loaded().await;
    assert_eq!(loaded.state.phase, Phase::Expired);
    world.version = loaded.version;
    let refused = world.tries(&head(), "offer-places", &json!({})).await;
    assert_eq!(
        refused.problem(),
        (409, "ranking.no-longer-valid".to_owned())
    );
    assert_eq!(look(&world, &views).await, 0, "done once");
}
