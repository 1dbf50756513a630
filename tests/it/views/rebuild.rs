//! Rebuilt rows are the live rows; a difference is found and named; reads never notice.

use super::given::{letter, noon, settle, table};
use projections::{Projections, Viewer, registrations};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use store::Store;
use tests::database::TestDatabase;

async fn tables(store: &Store, projections: &Projections) -> Vec<(String, Vec<String>)> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname <> 'projection' ORDER BY 1",
    )
    .bind(projections.store().tenant().read_schema())
    .fetch_all(store.pool())
    .await
    .expect("names");
    let mut tables = Vec::new();
    for name in names {
        let rows = table(store, &name).await;
        tables.push((name, rows));
    }
    tables
}

#[test]
fn rebuilt_rows_equal_live_rows_after_any_history() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut runner = TestRunner::new(Config::with_cases(6));
    let history = prop::collection::vec((0_u8..4, 1_usize..6), 1..25);
    runner
        .run(&history, |history| {
            runtime.block_on(async {
                let database = TestDatabase::at(noon()).await;
                let store = database.store().await;
                let projections = Projections::new(store.clone());
                projections.prepare().await.expect("prepared");
                let mut n = 0;
                for (office, letters) in history {
                    for _ in 0..letters {
                        n += 1;
                        letter(&store, n, &format!("centro-{office}")).await;
                    }
                    settle(&projections).await;
                }
                let live = tables(&store, &projections).await;
                let differences = projections
                    .check(&projections.names(), &|_, _| {})
                    .await
                    .expect("checked");
                assert_eq!(differences, []);
                projections
                    .rebuild(&projections.names(), &|_, _| {})
                    .await
                    .expect("rebuilt");
                assert_eq!(tables(&store, &projections).await, live);
            });
            Ok(())
        })
        .expect("holds");
}

#[tokio::test]
async fn a_row_changed_by_hand_is_found_and_named() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    for n in 1..=10 {
        letter(&store, n, "centro-1").await;
    }
    settle(&projections).await;
    for statement in [
        "UPDATE registrations SET office = 'centro-9' WHERE number = 4",
        "DELETE FROM audit_trail WHERE log_index = 6",
    ] {
        sqlx::query(statement)
            .execute(store.pool())
            .await
            .expect("done");
    }
    let differences = projections
        .check(&projections.names(), &|_, _| {})
        .await
        .expect("checked");
    let named: Vec<(&str, Option<&str>)> = differences
        .iter()
        .map(|difference| (difference.table, difference.column.as_deref()))
        .collect();
    assert_eq!(
        named,
        [("audit_trail", None), ("registrations", Some("office"))]
    );
    assert_eq!(differences[0].key["log_index"], 6);
    // A check changes nothing, not even what is wrong.
    let wrong: Vec<i64> =
        sqlx::query_scalar("SELECT number FROM registrations WHERE office = 'centro-9'")
            .fetch_all(store.pool())
            .await
            .expect("rows");
    assert_eq!(wrong, [4]);
    projections
        .rebuild(&projections.names(), &|_, _| {})
        .await
        .expect("rebuilt");
    let again = projections
        .check(&projections.names(), &|_, _| {})
        .await
        .expect("checked");
    assert_eq!(again, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_fails_while_views_are_rebuilt_and_events_come_in() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    let running = projections.start().await.expect("starts");
    for n in 1..=50 {
        letter(&store, n, "centro-1").await;
    }
    let over = Arc::new(AtomicBool::new(false));
    let reads = Arc::new(AtomicU32::new(0));
    let mut readers = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let (store, over, reads) = (store.clone(), Arc::clone(&over), Arc::clone(&reads));
        readers.spawn(async move {
            while !over.load(Ordering::Relaxed) {
                let rows = registrations::page(
                    &Viewer::system(),
                    &store,
                    &registrations::Filter::default(),
                    &projections::PageRequest::default(),
                )
                .await
                .expect("a read never fails");
                assert!(!rows.items.is_empty() || reads.load(Ordering::Relaxed) == 0);
                reads.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    let mut position = 0;
    for round in 0..5_u128 {
        projections
            .rebuild(&projections.names(), &|_, _| {})
            .await
            .expect("rebuilt");
        for n in 0..10 {
            position = letter(&store, 100 + round * 10 + n, "centro-1")
                .await
                .position;
        }
    }
    over.store(true, Ordering::Relaxed);
    readers.join_all().await;
    let long = std::time::Duration::from_secs(30);
    assert!(
        projections
            .caught_up(&projections.names(), position, long)
            .await
            .expect("waits")
    );
    running.stop().await;
    assert_eq!(table(&store, "registrations").await.len(), 100);
    assert!(reads.load(Ordering::Relaxed) > 0);
}

#[tokio::test]
async fn indexes_keep_their_names_through_a_rebuild() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    let names = || async {
        let names: Vec<String> = sqlx::query_scalar(
            "SELECT indexname::text FROM pg_indexes WHERE schemaname = $1 ORDER BY 1",
        )
        .bind(store.tenant().read_schema())
        .fetch_all(store.pool())
        .await
        .expect("names");
        names
    };
    let before = names().await;
    projections
        .rebuild(&projections.names(), &|_, _| {})
        .await
        .expect("rebuilt");
    assert_eq!(names().await, before);
}

#[tokio::test]
async fn views_of_another_revision_are_built_again_at_the_start() {
    let database = TestDatabase::at(noon()).await;
    let store = database.store().await;
    let projections = Projections::new(store.clone());
    projections.prepare().await.expect("prepared");
    for n in 1..=5 {
        letter(&store, n, "centro-1").await;
    }
    settle(&projections).await;
    for statement in [
        "UPDATE projection SET revision = 0 WHERE name = 'registrations'",
        "UPDATE registrations SET office = 'as-an-older-revision-wrote-it'",
    ] {
        sqlx::query(statement)
            .execute(store.pool())
            .await
            .expect("done");
    }
    projections.prepare().await.expect("prepared again");
    let differences = projections
        .check(&["registrations"], &|_, _| {})
        .await
        .expect("checked");
    assert_eq!(differences, []);
}
