//! Read models follow the log, whoever runs them.

use super::given::{letter, noon, sender, settle, table, viewer};
use domain::access::Role;
use projections::{PageRequest, Projections, Viewer, audit_trail, registrations};
use std::collections::BTreeSet;
use std::time::Duration;
use tests::database::TestDatabase;

/// Long enough for any machine; nothing waits that long unless it is broken.
const LONG: Duration = Duration::from_secs(30);

#[tokio::test]
async fn what_is_written_can_be_read_once_the_views_have_caught_up() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    let running = projections.start().await.expect("starts");
    let mut position = 0;
    for n in 1..=30 {
        position = letter(&store, n, "centro-1").await.position;
    }
    assert!(
        projections
            .caught_up(&projections.names(), position, LONG)
            .await
            .expect("waits")
    );
    let page = registrations::page(
        &Viewer::system(),
        &store,
        &registrations::Filter::default(),
        &PageRequest::longest(),
    )
    .await
    .expect("a page");
    let numbers: Vec<i64> = page.items.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=30).rev().collect::<Vec<i64>>());
    assert_eq!(
        page.items[0].counterparty.known().map(String::as_str),
        Some("Agata Torrisi")
    );
    assert_eq!(page.items[0].registered_on.to_string(), "2026-03-02");
    running.stop().await;
}

#[tokio::test]
async fn a_view_that_is_not_there_yet_is_not_waited_for_longer_than_said() {
    let database = TestDatabase::at(noon()).await;
    let projections = Projections::new(database.store().await);
    projections.prepare().await.expect("prepared");
    let caught_up = projections
        .caught_up(&["registrations"], 1, Duration::from_millis(30))
        .await;
    assert!(!caught_up.expect("an answer"));
}

#[tokio::test]
async fn two_runners_at_once_take_every_event_once() {
    let database = TestDatabase::at(noon()).await;
    let (one, two) = (database.store().await, database.store().await);
    let (left, right) = (Projections::new(one.clone()), Projections::new(two.clone()));
    let running = [
        left.start().await.expect("starts"),
        right.start().await.expect("starts"),
    ];
    let mut tasks = tokio::task::JoinSet::new();
    for n in 1..=200_u128 {
        let store = if n % 2 == 0 { one.clone() } else { two.clone() };
        tasks.spawn(async move { letter(&store, n, "centro-1").await.position });
    }
    let last = tasks.join_all().await.into_iter().max().expect("some");
    for projections in [&left, &right] {
        assert!(
            projections
                .caught_up(&projections.names(), last, LONG)
                .await
                .expect("waits")
        );
    }
    // The audit trail only ever inserts: an event taken twice would have failed on its key.
    assert_eq!(table(&one, "audit_trail").await.len(), 200);
    let stopped: Vec<_> = left
        .checkpoints()
        .await
        .expect("checkpoints")
        .into_iter()
        .filter_map(|checkpoint| checkpoint.error)
        .collect();
    assert!(stopped.is_empty(), "{stopped:?}");
    for running in running {
        running.stop().await;
    }
}

#[tokio::test]
async fn another_runner_takes_over_from_one_that_went_away() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let first = Projections::new(store.clone());
    first.prepare().await.expect("prepared");
    // The checkpoints are held by a session that never ends its transaction, then is cut off.
    let mut held = store.pool().begin().await.expect("begins");
    sqlx::query("SELECT 1 FROM projection FOR UPDATE")
        .fetch_all(&mut *held)
        .await
        .expect("locks");
    let position = letter(&store, 1, "centro-1").await.position;
    let second = Projections::new(database.store().await);
    let running = second.start().await.expect("starts");
    assert!(
        !second
            .caught_up(&["registrations"], position, Duration::from_millis(100))
            .await
            .expect("an answer")
    );
    drop(held);
    assert!(
        second
            .caught_up(&["registrations"], position, LONG)
            .await
            .expect("waits")
    );
    running.stop().await;
}

/// A node whose machine hangs keeps its connection and says nothing more: nobody hangs with it.
#[tokio::test]
async fn another_runner_takes_over_from_one_that_hangs() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let named = database
        .owner
        .clone()
        .application_name(database.tenant.as_str());
    let hanging = Projections::new(database.store_on(named).await);
    hanging.prepare().await.expect("prepared");
    let position = letter(&store, 1, "centro-1").await.position;
    let mut step = std::pin::pin!(hanging.step());
    // It goes on, poll by poll, until it holds the checkpoints, and then never again.
    let holds = "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND backend_xid IS NOT NULL";
    let mut held = 0_i64;
    while held == 0 {
        assert!(
            futures_util::poll!(&mut step).is_pending(),
            "it was over before it could hang"
        );
        held = sqlx::query_scalar(holds)
            .bind(database.tenant.as_str())
            .fetch_one(store.pool())
            .await
            .expect("a count");
    }
    let since = std::time::Instant::now();
    let second = Projections::new(store.clone());
    let running = second.start().await.expect("starts");
    let caught_up = second.caught_up(&["registrations"], position, LONG).await;
    assert!(caught_up.expect("waits"));
    assert!(since.elapsed() < Duration::from_secs(20), "{since:?}");
    running.stop().await;
}

#[tokio::test]
async fn a_destroyed_key_reads_as_erased_in_every_answer() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    letter(&store, 1, "centro-1").await;
    settle(&projections).await;
    let stored = table(&store, "registrations").await.concat();
    assert!(!stored.contains("Agata"), "{stored}");
    store
        .keyring()
        .destroy(sender(), None)
        .await
        .expect("destroyed");
    let row = registrations::by_number(
        &Viewer::system(),
        &store,
        &domain::shared::ids::RegisterCode::default(),
        2026,
        1,
    )
    .await
    .expect("an answer")
    .expect("a row");
    let json = serde_json::to_value(row).expect("JSON");
    assert_eq!(json["subject"], serde_json::json!({"erased": true}));
}

#[tokio::test]
async fn nobody_reads_the_register_of_another_office() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    letter(&store, 1, "centro-1").await;
    letter(&store, 2, "centro-2").await;
    settle(&projections).await;
    for (viewer, seen) in [
        (
            viewer(Role::AdminOfficer, Some("centro-1")),
            vec!["centro-1"],
        ),
        (viewer(Role::AdminOfficer, None), vec![]),
        (viewer(Role::Citizen, Some("centro-1")), vec![]),
        (viewer(Role::Planner, Some("centro-1")), vec![]),
        (
            viewer(Role::ProtocolOfficer, None),
            vec!["centro-1", "centro-2"],
        ),
    ] {
        let page = registrations::page(
            &viewer,
            &store,
            &registrations::Filter::default(),
            &PageRequest::default(),
        )
        .await
        .expect("a page");
        let offices: BTreeSet<&str> = page.items.iter().map(|row| row.office.as_str()).collect();
        assert_eq!(offices.into_iter().collect::<Vec<_>>(), seen, "{viewer:?}");
    }
}

#[tokio::test]
async fn pages_of_the_audit_trail_join_without_gap_or_repetition() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    for n in 1..=23 {
        letter(&store, n, "centro-1").await;
    }
    settle(&projections).await;
    let mut seen = Vec::new();
    let mut request = PageRequest {
        after: None,
        limit: Some(5),
    };
    loop {
        let page = audit_trail::page(
            &viewer(Role::Dpo, None),
            &store,
            &audit_trail::Filter::default(),
            &request,
        )
        .await
        .expect("a page");
        seen.extend(page.items.iter().map(|row| row.log_index));
        match page.next {
            Some(next) => request.after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, (1..=23).rev().collect::<Vec<i64>>());
}
