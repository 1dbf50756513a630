//! A regulation that is data alone, from the call to the last place.

use super::{World, applicant, head};
use chrono::TimeDelta;
use domain::ranking::{Ranking, RankingEvent, recompute};
use serde_json::json;
use store::{Moment, Recorded};
use tests::actors::{auditor, service_head};

#[tokio::test]
async fn a_call_runs_from_its_rules_to_the_last_place() {
    let mut world = World::reviewed().await;
    let codes = world.codes.clone();
    world.provisional().await;
    assert_eq!(world.order().await, codes[..3]);

    // An objection moves two, and each sees why; nobody else is told anything.
    let objection =
        json!({ "code": codes[2], "text": "Lavoriamo entrambi, come da documenti allegati." });
    let stranger = world
        .tries(&applicant(1), "file-objection", &objection)
        .await;
    assert_eq!(stranger.problem().0, 404, "{stranger:?}");
    world
        .does(&applicant(2), "file-objection", &objection)
        .await;
    let known = json!({ "facts": { "resident": true, "both_work": true, "siblings": 0, "isee": "4000.00" },
        "evidence": { "both_work": "payslips" } });
    let decision =
        json!({ "code": codes[2], "upheld": known, "motivation": "I documenti erano allegati." });
    world.does(&head(), "decide-objection", &decision).await;
    world.last().await;
    assert_eq!(
        world.order().await,
        [&codes[0], &codes[2], &codes[1]].map(String::clone)
    );
    let own = world
        .asks(&applicant(2), &format!("/entries/{}", codes[2]))
        .await
        .json();
    let why = &own["placed"]["changes"][0];
    assert_eq!((&why["before"], &why["after"]), (&json!(3), &json!(2)));
    assert_eq!(why["why"][0]["criterion"]["criterion"], "both-work");
    let line = &own["placed"]["explanation"]["lists"][0]["lines"][0];
    assert_eq!(line["facts"][0]["evidence"], "payslips");
    let other = world
        .asks(&applicant(1), &format!("/entries/{}", codes[1]))
        .await
        .json();
    assert_eq!(
        other["placed"]["changes"][0]["why"],
        json!([{ "overtaken": { "by": codes[2] } }])
    );

    scroll(&mut world).await;
    recomputed(&world, 2).await;
}

/// Places are offered, one is refused, and the next one moves up.
async fn scroll(world: &mut World) {
    let codes = world.codes.clone();
    world.does(&head(), "offer-places", &json!({})).await;
    world
        .does(&applicant(0), "accept-offer", &json!({ "code": codes[0] }))
        .await;
    world
        .does(&applicant(2), "decline-offer", &json!({ "code": codes[2] }))
        .await;
    world.does(&head(), "offer-places", &json!({})).await;
    let page = world.asks(&head(), "/entries").await.json();
    let offers: Vec<_> = codes
        .iter()
        .map(|code| {
            let mut all = page["items"].as_array().expect("applicants").iter();
            all.find(|item| item["code"] == code.as_str())
                .expect("everybody")["offer"]
                .clone()
        })
        .collect();
    assert_eq!(
        offers,
        [
            json!("accepted"),
            json!("pending"),
            json!("declined"),
            json!(null)
        ]
    );
}

/// What was published is computed again from the log, to the byte.
pub(super) async fn recomputed(world: &World, count: usize) {
    let replayed = world
        .app
        .store
        .replay::<Ranking>(world.id(), Moment::default(), true)
        .await
        .expect("replays");
    let history = replayed.events.iter().map(Recorded::decode);
    let history: Vec<RankingEvent> = history.collect::<Result<_, _>>().expect("events");
    let versions = recompute(&history).expect("computed");
    assert_eq!(versions.len(), count);
    assert!(versions.iter().all(|version| version.same), "{versions:?}");
}

#[tokio::test]
async fn what_is_published_says_nothing_of_anybody_and_only_while_it_is_posted() {
    let mut world = World::reviewed().await;
    let early = world.asks(&applicant(9), "/rows").await;
    assert_eq!(early.status, 404, "{early:?}");
    world.provisional().await;
    let reply = world.asks(&applicant(9), "/rows").await;
    assert_eq!(
        (reply.status, reply.header("x-robots-tag")),
        (200, "noindex, noarchive")
    );
    for word in [
        "Invenzione",
        "Rosa",
        "isee",
        "6200",
        "4000",
        "person",
        "application",
        "resident\":",
    ] {
        assert!(!reply.text.contains(word), "{word}: {}", reply.text);
    }
    let rows = reply.json();
    let excluded = rows["items"]
        .as_array()
        .expect("rows")
        .last()
        .expect("four")
        .clone();
    assert_eq!(
        (&excluded["outcome"], &excluded["reasons"]),
        (&json!("excluded"), &json!(["resident"]))
    );
    assert_eq!(
        (&excluded["position"], &excluded["points"]),
        (&json!(null), &json!(null))
    );
    world.app.store.clock().advance(TimeDelta::days(14));
    assert_eq!(
        world.asks(&applicant(9), "/rows").await.status,
        200,
        "the last day"
    );
    world.app.store.clock().advance(TimeDelta::days(1));
    assert_eq!(
        world.asks(&applicant(9), "/rows").await.status,
        404,
        "it is taken down"
    );
    assert_eq!(
        world.asks(&head(), "/rows").await.status,
        200,
        "the office keeps it"
    );
    assert_eq!(
        world.asks(&service_head("centro-2"), "/rows").await.status,
        404
    );
}

#[tokio::test]
async fn applicants_see_what_is_about_them_and_nothing_of_others() {
    let mut world = World::reviewed().await;
    world.provisional().await;
    let codes = world.codes.clone();
    let own = world.asks(&applicant(0), "/entries").await.json();
    assert_eq!(own["items"].as_array().map(Vec::len), Some(1), "{own}");
    assert_eq!(own["items"][0]["code"], codes[0].as_str());
    let other = world
        .asks(&applicant(0), &format!("/entries/{}", codes[1]))
        .await;
    assert_eq!(other.status, 404, "{other:?}");
    let all = world.asks(&head(), "/entries").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(4));
    let elsewhere = world
        .asks(&service_head("centro-2"), "/entries")
        .await
        .json();
    assert_eq!(elsewhere["items"], json!([]));
    let audited = world.asks(&auditor(), "/entries").await.json();
    assert_eq!(audited["items"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn the_receipt_says_under_which_code_one_is_found_in_the_ranking() {
    let world = World::reviewed().await;
    let path = format!("/api/v1/applications/{}/receipt", world.applications[0]);
    let receipt = world.app.get(&applicant(0), &path).await;
    assert_eq!(receipt.status, 200, "{receipt:?}");
    let codes = receipt.json()["public_codes"].clone();
    let title = "Asilo nido comunale, anno educativo 2026-2027";
    let own = json!([{ "call": "nido-2026", "title": title, "code": world.codes[0] }]);
    assert_eq!(codes, own);
}
