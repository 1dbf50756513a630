//! The log in its order: what read models, timers, exports and checks read.

use crate::connect::Store;
use crate::error::StoreError;
use crate::upcast::{self, Stored};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};
use uuid::Uuid;

/// One event as it stands in the log; personal fields are sealed.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its place in the log: dense, gapless, in the order of commits.
    pub log_index: i64,
    /// Aggregate type.
    pub aggregate_type: String,
    /// Aggregate identifier.
    pub aggregate_id: String,
    /// Its place in its stream, from 1.
    pub sequence: i64,
    /// Type as written.
    pub event_type: String,
    /// Version as written.
    pub event_version: String,
    /// Payload as written.
    pub payload: Value,
    /// Actor, role, office, reason and the like: flat strings.
    pub metadata: Map<String, Value>,
    /// Identifier of the event.
    pub event_id: Uuid,
    /// The command that caused it.
    pub command_id: Uuid,
    /// When the fact was true.
    pub effective_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
}

/// What there is to know of an event without reading all of it.
#[derive(Clone, Debug)]
pub struct NthEvent {
    /// Its place in the log.
    pub log_index: i64,
    /// Its stream.
    pub aggregate_id: String,
    /// Type as written.
    pub event_type: String,
    /// What belongs together.
    pub correlation: Option<String>,
    /// One field of the payload.
    pub field: Option<Value>,
}

/// The columns of [`Recorded`], in no particular order.
pub(crate) const COLUMNS: &str = "log_index, aggregate_type, aggregate_id, sequence, event_type, \
     event_version, payload, metadata, event_id, command_id, effective_at, recorded_at";

impl Recorded {
    pub(crate) fn of(row: &PgRow) -> Result<Self, StoreError> {
        let metadata: Value = row.try_get("metadata")?;
        Ok(Self {
            log_index: row.try_get("log_index")?,
            aggregate_type: row.try_get("aggregate_type")?,
            aggregate_id: row.try_get("aggregate_id")?,
            sequence: row.try_get("sequence")?,
            event_type: row.try_get("event_type")?,
            event_version: row.try_get("event_version")?,
            payload: row.try_get("payload")?,
            metadata: match metadata {
                Value::Object(map) => map,
                _ => Map::new(),
            },
            event_id: row.try_get("event_id")?,
            command_id: row.try_get("command_id")?,
            effective_at: row.try_get("effective_at")?,
            recorded_at: row.try_get("recorded_at")?,
        })
    }

    /// The event in its current shape, older versions upcast.
    pub fn decode<E: DeserializeOwned>(&self) -> Result<E, StoreError> {
        let stored = Stored {
            aggregate_type: &self.aggregate_type,
            aggregate_id: &self.aggregate_id,
            sequence: self.sequence,
            event_type: &self.event_type,
            version: &self.event_version,
        };
        upcast::decode(stored, &self.payload)
    }

    /// One entry of the metadata.
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).and_then(Value::as_str)
    }
}

/// A stretch of the log: positions after `after`, up to and with `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The position before it.
    pub after: i64,
    /// Its last position.
    pub to: i64,
}

/// The next stretch after a position, of at most `limit` events; `None` at the head of the log.
pub async fn next_stretch(
    connection: &mut PgConnection,
    after: i64,
    limit: i64,
) -> Result<Option<Stretch>, StoreError> {
    // Whoever sees the head as an append left it sees all events of that append.
    let (head,): (i64,) = sqlx::query_as("SELECT next_index - 1 FROM log_head")
        .fetch_one(connection)
        .await?;
    let to = head.min(after.saturating_add(limit));
    Ok((to > after).then_some(Stretch { after, to }))
}

/// The events of a stretch, in order: those of these aggregates, or all where none are named.
pub async fn read_on(
    connection: &mut PgConnection,
    stretch: Stretch,
    aggregates: &[&str],
) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM events WHERE log_index > $1 AND log_index <= $2 \
         AND (cardinality($3::text[]) = 0 OR aggregate_type = ANY($3)) ORDER BY log_index"
    );
    let rows = sqlx::query(&sql)
        .bind(stretch.after)
        .bind(stretch.to)
        .bind(aggregates)
        .fetch_all(connection)
        .await?;
    rows.iter().map(Recorded::of).collect()
}

/// Parts of several streams of one type: for each its identifier, the sequence after which and the one before which
/// its events are wanted. In the order they were asked for.
pub async fn read_streams(
    connection: &mut PgConnection,
    aggregate_type: &str,
    parts: &[(String, i64, i64)],
) -> Result<Vec<Recorded>, StoreError> {
    let ids: Vec<&str> = parts.iter().map(|part| part.0.as_str()).collect();
    let after: Vec<i64> = parts.iter().map(|part| part.1).collect();
    let before: Vec<i64> = parts.iter().map(|part| part.2).collect();
    // Stream by stream through the key: told as a join, it may become a pass over the whole log.
    let sql = format!(
        "SELECT e.* FROM unnest($2::text[], $3::bigint[], $4::bigint[]) WITH ORDINALITY w(id, after, before, place) \
         CROSS JOIN LATERAL (SELECT {COLUMNS} FROM events WHERE aggregate_type = $1 AND aggregate_id = w.id \
         AND sequence > w.after AND sequence < w.before ORDER BY sequence OFFSET 0) e ORDER BY w.place, e.sequence"
    );
    let rows = sqlx::query(&sql)
        .bind(aggregate_type)
        .bind(ids)
        .bind(after)
        .bind(before)
        .fetch_all(connection)
        .await?;
    rows.iter().map(Recorded::of).collect()
}

impl Store {
    /// At most `limit` events after position `after`, in order.
    pub async fn read(&self, after: i64, limit: i64) -> Result<Vec<Recorded>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let to = after.saturating_add(limit);
        read_on(&mut connection, Stretch { after, to }, &[]).await
    }

    /// The event of one sequence of each stream of one type that has it, after position `after`, in order; of its
    /// payload only the field of this name.
    pub async fn nth_events(
        &self,
        aggregate_type: &str,
        (sequence, field): (i64, &str),
        after: i64,
        limit: i64,
    ) -> Result<Vec<NthEvent>, StoreError> {
        let rows = sqlx::query(
            "SELECT log_index, aggregate_id, event_type, metadata->>'correlation_id' AS correlation, \
             payload->$3 AS field FROM events WHERE aggregate_type = $1 AND sequence = $2 \
             AND log_index > $4 ORDER BY log_index LIMIT $5",
        )
        .bind(aggregate_type)
        .bind(sequence)
        .bind(field)
        .bind(after)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        let nth = |row: &PgRow| {
            Ok(NthEvent {
                log_index: row.try_get("log_index")?,
                aggregate_id: row.try_get("aggregate_id")?,
                event_type: row.try_get("event_type")?,
                correlation: row.try_get("correlation")?,
                field: row.try_get("field")?,
            })
        };
        rows.iter().map(nth).collect()
    }

    /// How many events each of these streams of one type has, in their order.
    pub async fn lengths(
        &self,
        aggregate_type: &str,
        ids: &[&str],
    ) -> Result<Vec<i64>, StoreError> {
        let lengths = sqlx::query_scalar(
            "SELECT coalesce((SELECT e.sequence FROM events e WHERE e.aggregate_type = $1 AND e.aggregate_id = w.id \
             ORDER BY e.sequence DESC LIMIT 1), 0) FROM unnest($2::text[]) WITH ORDINALITY w(id, ord) ORDER BY w.ord",
        );
        let lengths = lengths.bind(aggregate_type).bind(ids);
        Ok(lengths.fetch_all(&self.pool).await?)
    }

    /// The events of several streams of one type, by stream, then in order.
    pub async fn read_whole(
        &self,
        aggregate_type: &str,
        ids: &[&str],
    ) -> Result<Vec<Recorded>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let parts: Vec<_> = ids
            .iter()
            .map(|id| ((*id).to_owned(), 0, i64::MAX))
            .collect();
        read_streams(&mut connection, aggregate_type, &parts).await
    }

    /// The events of one stream after `after_sequence`, in order.
    pub async fn read_stream(
        &self,
        aggregate_type: &str,
        id: &str,
        after_sequence: i64,
    ) -> Result<Vec<Recorded>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM events WHERE aggregate_type = $1 AND aggregate_id = $2 \
             AND sequence > $3 ORDER BY sequence"
        );
        let rows = sqlx::query(&sql)
            .bind(aggregate_type)
            .bind(id)
            .bind(after_sequence)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(Recorded::of).collect()
    }
}
