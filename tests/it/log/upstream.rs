//! What is wrong in cqrs-es and postgres-es as they come, and why the store does without it.
//!
//! Each test holds as long as the fault is there. When one fails after an update, upstream has mended it: then read
//! again what the store does by itself, and whether it still has to.

use super::noon;
use async_trait::async_trait;
use cqrs_es::event_sink::EventSink;
use cqrs_es::persist::QueryReplay;
use cqrs_es::{Aggregate, DomainEvent, EventEnvelope, Query};
use postgres_es::{PostgresEventRepository, postgres_aggregate_cqrs, postgres_snapshot_cqrs};
use serde::{Deserialize, Serialize};
use sqlx::Executor;
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tests::database::TestDatabase;

/// A sum that can be added to: the smallest aggregate with something to get wrong.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Sum {
    total: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Added(i64);

#[derive(Debug, thiserror::Error)]
#[error("never")]
struct Never;

impl DomainEvent for Added {
    fn event_type(&self) -> String {
        "added".to_owned()
    }

    fn event_version(&self) -> String {
        "1".to_owned()
    }
}

impl Aggregate for Sum {
    const TYPE: &'static str = "sum";
    type Command = Vec<i64>;
    type Event = Added;
    type Error = Never;
    type Services = ();

    async fn handle(
        &mut self,
        command: Vec<i64>,
        _services: &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Never> {
        for n in command {
            sink.write(Added(n), self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Added) {
        self.total += event.0;
    }
}

/// A pool on tables as postgres-es documents them, in a schema that only this test has.
async fn pool() -> PgPool {
    let database = TestDatabase::at(noon()).await;
    let schema = format!("{}_stock", database.tenant);
    let options = database.owner.clone().options([("search_path", &schema)]);
    let pool = PgPoolOptions::new()
        .max_connections(2)
        .connect_with(options)
        .await
        .expect("connects");
    let tables = format!(
        "CREATE SCHEMA {schema}; \
         CREATE TABLE events (aggregate_type text, aggregate_id text, sequence bigint, event_type text, \
             event_version text, payload json, metadata json, PRIMARY KEY (aggregate_type, aggregate_id, sequence)); \
         CREATE TABLE snapshots (aggregate_type text, aggregate_id text, last_sequence bigint, \
             current_snapshot bigint, payload json, PRIMARY KEY (aggregate_type, aggregate_id))"
    );
    pool.execute(tables.as_str()).await.expect("made");
    pool
}

async fn total(pool: &PgPool) -> i64 {
    sqlx::query_scalar("SELECT (payload ->> 'total')::bigint FROM snapshots")
        .fetch_one(pool)
        .await
        .expect("a snapshot")
}

#[tokio::test]
async fn its_aggregate_store_takes_every_event_twice() {
    let pool = pool().await;
    let cqrs = postgres_aggregate_cqrs::<Sum>(pool.clone(), Vec::new(), ());
    cqrs.execute("one", vec![1, 10]).await.expect("taken");
    assert_eq!(
        total(&pool).await,
        22,
        "upstream no longer applies events twice"
    );
}

#[tokio::test]
async fn its_snapshot_store_takes_the_events_of_a_snapshot_twice() {
    let pool = pool().await;
    let cqrs = postgres_snapshot_cqrs::<Sum>(pool.clone(), Vec::new(), 2, ());
    for _ in 0..2 {
        cqrs.execute("one", vec![1]).await.expect("taken");
    }
    assert_ne!(
        total(&pool).await,
        2,
        "upstream no longer applies events twice"
    );
}

struct Counting(Arc<AtomicUsize>);

#[async_trait]
impl Query<Sum> for Counting {
    async fn dispatch(&self, _id: &str, events: &[EventEnvelope<Sum>]) {
        self.0.fetch_add(events.len(), Ordering::SeqCst);
    }
}

#[tokio::test]
async fn its_replay_of_what_cannot_be_read_ends_as_if_all_were_well() {
    let pool = pool().await;
    let cqrs = postgres_es::postgres_cqrs::<Sum>(pool.clone(), Vec::new(), ());
    cqrs.execute("one", vec![1, 2, 3]).await.expect("taken");
    pool.execute("ALTER TABLE events RENAME TO gone")
        .await
        .expect("gone");
    let met = Arc::new(AtomicUsize::new(0));
    let repository = PostgresEventRepository::new(pool);
    let replay = QueryReplay::<_, _, Sum>::new(repository, Counting(Arc::clone(&met)));
    let ended = replay.replay("one").await;
    assert!(ended.is_ok(), "upstream now says that a replay failed");
    assert_eq!(met.load(Ordering::SeqCst), 0);
}
