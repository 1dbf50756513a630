//! The peer: cqrs-es and postgres-es as they come, with a connection for every task.

use std::collections::HashMap;
use std::sync::Arc;

use cqrs_es::CqrsFramework;
use cqrs_es::persist::{PersistedEventRepository, PersistedEventStore, SerializedEvent};
use domain::office::Office;
use postgres_es::PostgresEventRepository;
use sqlx::Executor;
use sqlx::postgres::PgPool;

use super::ground::Ground;
use super::ids;
use super::load::Client;
use super::offices::Offices;

/// The table as postgres-es wants it.
pub(super) const TABLE: &str = "\
    CREATE TABLE events (aggregate_type text NOT NULL, aggregate_id text NOT NULL, \
    sequence bigint CHECK (sequence >= 0) NOT NULL, event_type text NOT NULL, event_version text NOT NULL, \
    payload json NOT NULL, metadata json NOT NULL, PRIMARY KEY (aggregate_type, aggregate_id, sequence))";

/// A pool on the peer's own table.
pub(super) async fn pool(ground: &Ground, connections: u32) -> anyhow::Result<PgPool> {
    let pool = ground.schema("stock", connections).await?;
    pool.execute(TABLE).await?;
    Ok(pool)
}

type Framework = CqrsFramework<Office, PersistedEventStore<PostgresEventRepository, Office>>;

/// A client that sends commands through the framework.
pub(super) struct Commands {
    framework: Arc<Framework>,
    offices: Offices,
}

impl Commands {
    /// So many clients of one framework.
    pub(super) fn clients(pool: PgPool, count: usize) -> Vec<Self> {
        let store = PersistedEventStore::new_event_store(PostgresEventRepository::new(pool));
        let framework = Arc::new(CqrsFramework::new(store, Vec::new(), ()));
        (0..count)
            .map(|_| Self {
                framework: Arc::clone(&framework),
                offices: Offices::new(),
            })
            .collect()
    }
}

impl Client for Commands {
    async fn once(&mut self) -> anyhow::Result<bool> {
        let (id, _, command) = self.offices.next();
        self.framework
            .execute_with_metadata(&id.to_string(), command, metadata())
            .await?;
        Ok(true)
    }
}

/// What our own events carry, so that both write rows of one size.
fn metadata() -> HashMap<String, String> {
    [
        ("actor", "benchmark".to_owned()),
        ("role", "system".to_owned()),
        ("channel", "benchmark".to_owned()),
        ("correlation_id", ids::next().to_string()),
        ("schema_version", "1".to_owned()),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

/// A client that persists events somebody else has made.
pub(super) struct Persists {
    repository: Arc<PostgresEventRepository>,
    template: Arc<Vec<SerializedEvent>>,
}

impl Persists {
    /// So many clients that persist copies of these events, each copy on streams of its own.
    pub(super) fn clients(pool: PgPool, template: Vec<SerializedEvent>, count: usize) -> Vec<Self> {
        let repository = Arc::new(PostgresEventRepository::new(pool));
        let template = Arc::new(template);
        (0..count)
            .map(|_| Self {
                repository: Arc::clone(&repository),
                template: Arc::clone(&template),
            })
            .collect()
    }
}

impl Client for Persists {
    async fn once(&mut self) -> anyhow::Result<bool> {
        let id = ids::next().to_string();
        let mut events = (*self.template).clone();
        for (sequence, event) in (1..).zip(&mut events) {
            event.aggregate_id.clone_from(&id);
            event.sequence = sequence;
        }
        self.repository.persist::<Office>(&events, None).await?;
        Ok(true)
    }
}
