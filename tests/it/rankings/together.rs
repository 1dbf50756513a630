//! Several people at once, and the clock among them: no place is given twice and nobody is skipped.

use super::{World, applicant, head};
use chrono::TimeDelta;
use domain::ranking::{ExpireOffers, OfferState, Ranking, RankingCommand};
use projections::Projections;
use projections::reactions::rankings::follow;
use serde_json::json;
use std::time::Duration;
use store::{Context, Expected};
use tests::actors::procedure_officer;
use uuid::Uuid;

#[tokio::test]
async fn scrolling_twice_at_once_gives_each_place_once() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    world.last().await;
    let path = format!("{}/offer-places", world.place);
    let (actor, empty) = (head(), json!({}));
    let one = world.app.command(&actor, &path, world.version, &empty);
    let other = world.app.command(&actor, &path, world.version, &empty);
    let (one, other) = tokio::join!(one, other);
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412], "{one:?} {other:?}");
    let state = world.loaded().await.state;
    let offered = state
        .entries
        .values()
        .filter(|entry| entry.offer.is_some())
        .count();
    assert_eq!(offered, 2, "two places");
}

#[tokio::test]
async fn two_who_decide_one_objection_at_once_decide_it_once() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    let code = world.codes[2].clone();
    let objection = json!({ "code": code, "text": "Lavoriamo entrambi." });
    world
        .does(&applicant(2), "file-objection", &objection)
        .await;
    let known = json!({ "facts": { "resident": true, "both_work": true, "siblings": 0, "isee": "4000.00" } });
    let upholds = json!({ "code": code, "upheld": known, "motivation": "È agli atti." });
    let dismisses = json!({ "code": code, "motivation": "Non è agli atti." });
    let path = format!("{}/decide-objection", world.place);
    let (head, officer) = (head(), procedure_officer("centro-1"));
    let one = world.app.command(&head, &path, world.version, &upholds);
    let other = world
        .app
        .command(&officer, &path, world.version, &dismisses);
    let (one, other) = tokio::join!(one, other);
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412], "{one:?} {other:?}");
    let state = world.loaded().await.state;
    let decided = state
        .entries
        .values()
        .filter_map(|entry| entry.objection.as_ref());
    let upheld: Vec<_> = decided.map(|objection| objection.upheld).collect();
    assert_eq!(upheld, [Some(one.status == 200)]);
}

#[tokio::test]
async fn an_offer_is_accepted_or_expires_and_never_both() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    world.last().await;
    world.does(&head(), "offer-places", &json!({})).await;
    world.app.store.clock().advance(TimeDelta::days(6));
    let at = world.app.store.clock().now();
    let expire: RankingCommand = ExpireOffers { at }.into();
    let context = Context::new(domain::access::Actor::system(), Uuid::from_u128(7), "test");
    let path = format!("{}/accept-offer", world.place);
    let body = json!({ "code": world.codes[0] });
    let actor = applicant(0);
    let accepts = world.app.command(&actor, &path, world.version, &body);
    let ends = world
        .app
        .store
        .execute::<Ranking>(&context, world.id(), Expected::Any, &expire);
    let (accepted, ended) = tokio::join!(accepts, ends);
    ended.expect("the clock is always heard");
    assert!(
        [409, 412].contains(&accepted.status),
        "too late: {accepted:?}"
    );
    let state = world.loaded().await.state;
    let states: Vec<_> = state
        .entries
        .values()
        .filter_map(|entry| entry.offer.as_ref())
        .map(|offer| offer.state)
        .collect();
    assert_eq!(states, [OfferState::Expired, OfferState::Expired]);
}

/// What the clock has to do, with everything that was written.
pub(super) async fn look(world: &World, views: &Projections) -> u32 {
    let head = world.app.store.head().await.expect("a head");
    let wait = Duration::from_secs(5);
    views
        .caught_up(&["rankings"], head, wait)
        .await
        .expect("follows");
    follow(views).await.expect("looks")
}

#[tokio::test]
async fn the_clock_makes_a_ranking_final_where_nobody_objects_and_ends_offers() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    let views = Projections::new(world.app.store.clone());
    assert_eq!(
        look(&world, &views).await,
        0,
        "objections can still be filed"
    );
    world.app.store.clock().advance(TimeDelta::days(10));
    assert_eq!(look(&world, &views).await, 1);
    assert_eq!(look(&world, &views).await, 0, "done once");
    let loaded = world.loaded().await;
    assert_eq!(loaded.state.phase, domain::ranking::Phase::Final);
    world.version = loaded.version;
    world.does(&head(), "offer-places", &json!({})).await;
    world.app.store.clock().advance(TimeDelta::days(6));
    assert_eq!(look(&world, &views).await, 1);
    let state = world.loaded().await.state;
    let gone = state.entries.values().filter(|entry| entry.out).count();
    assert_eq!(gone, 2, "whoever does not answer leaves");
}
