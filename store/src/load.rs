//! Loads a stream and, in the same round trip, the answer a command got before.

use crate::connect::Store;
use crate::error::StoreError;
use crate::receipt::{Receipt, StreamVersion};
use crate::snapshots::{STATE_VERSION, WORTH};
use crate::upcast::upcast;
use chrono::{DateTime, Utc};
use cqrs_es::Aggregate;
use domain::decider::Decider;
use domain::shared::stamp::{Registration, Stamp};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

/// An aggregate as it stands.
#[derive(Clone, Debug)]
pub struct Loaded<A> {
    /// Its state.
    pub state: A,
    /// Sequence of its last event; 0 where nothing is filed.
    pub version: u64,
}

/// What a command id is already known to have done.
pub(crate) struct Known {
    pub(crate) request_digest: Option<Vec<u8>>,
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) recorded_at: DateTime<Utc>,
}

/// One row of the events table, as far as decoding needs it.
pub(crate) struct StoredEvent {
    pub(crate) aggregate_type: String,
    pub(crate) aggregate_id: String,
    pub(crate) sequence: i64,
    pub(crate) event_type: String,
    pub(crate) event_version: String,
    pub(crate) payload: Value,
}

impl StoredEvent {
    pub(crate) fn decode<E: DeserializeOwned>(self) -> Result<E, StoreError> {
        let payload = upcast(
            &self.aggregate_type,
            &self.event_type,
            &self.event_version,
            self.payload,
        );
        serde_json::from_value(payload).map_err(|source| StoreError::Unreadable {
            aggregate_type: self.aggregate_type,
            aggregate_id: self.aggregate_id,
            sequence: self.sequence,
            source,
        })
    }
}

/// Snapshot first, then the events after it, then what the command id is known for.
const LOAD: &str = "\
    WITH s AS (SELECT last_sequence, payload FROM snapshots \
               WHERE aggregate_type = $1 AND aggregate_id = $2 AND state_version = $3) \
    SELECT 0 AS kind, last_sequence AS sequence, ''::text AS event_type, ''::text AS event_version, payload, \
           NULL::bytea AS digest, NULL::bigint AS last, NULL::timestamptz AS at FROM s \
    UNION ALL \
    SELECT 1, sequence, event_type, event_version, payload, NULL, NULL, NULL FROM events \
    WHERE aggregate_type = $1 AND aggregate_id = $2 AND sequence > coalesce((SELECT last_sequence FROM s), 0) \
    UNION ALL \
    SELECT 2, first_index, '', '', NULL, request_digest, last_index, recorded_at FROM command_log WHERE command_id = $4 \
    ORDER BY kind, sequence";

impl Store {
    /// The aggregate as it stands now; personal fields stay sealed.
    pub async fn load<A: Decider>(&self, id: Uuid) -> Result<Loaded<A>, StoreError> {
        Ok(self.load_for::<A>(id, None, false).await?.0)
    }

    /// The aggregate as it stands now, with its personal fields readable.
    pub async fn load_clear<A: Decider>(&self, id: Uuid) -> Result<Loaded<A>, StoreError> {
        Ok(self.load_for::<A>(id, None, true).await?.0)
    }

    pub(crate) async fn load_for<A: Decider>(
        &self,
        id: Uuid,
        command_id: Option<Uuid>,
        clear: bool,
    ) -> Result<(Loaded<A>, Option<Known>), StoreError> {
        match self
            .load_from::<A>(id, command_id, clear, STATE_VERSION)
            .await
        {
            Err(StoreError::SnapshotUnreadable) => {
                tracing::error!(
                    aggregate = A::TYPE,
                    "a snapshot cannot be read; replaying in full"
                );
                self.load_from::<A>(id, command_id, clear, "none").await
            }
            other => other,
        }
    }

    async fn load_from<A: Decider>(
        &self,
        id: Uuid,
        command_id: Option<Uuid>,
        clear: bool,
        snapshots: &str,
    ) -> Result<(Loaded<A>, Option<Known>), StoreError> {
        let rows = sqlx::query(LOAD)
            .bind(A::TYPE)
            .bind(id.to_string())
            .bind(snapshots)
            .bind(command_id)
            .fetch_all(&self.pool)
            .await?;
        let mut snapshot = None;
        let mut events = Vec::with_capacity(rows.len());
        let mut known = None;
        for row in rows {
            match row.try_get::<i32, _>("kind")? {
                0 => {
                    snapshot = Some((
                        row.try_get::<i64, _>("sequence")?,
                        row.try_get::<Value, _>("payload")?,
                    ));
                }
                1 => events.push(stored::<A>(&row, id)?),
                _ => known = Some(known_of(&row)?),
            }
        }
        if events.len() > WORTH {
            self.snapshot_later::<A>(id);
        }
        let loaded = self.fold(snapshot, events, clear).await?;
        Ok((loaded, known))
    }

    async fn fold<A: Decider>(
        &self,
        mut snapshot: Option<(i64, Value)>,
        mut events: Vec<StoredEvent>,
        clear: bool,
    ) -> Result<Loaded<A>, StoreError> {
        if clear {
            let mut values: Vec<&mut Value> = snapshot.iter_mut().map(|(_, value)| value).collect();
            values.extend(events.iter_mut().map(|event| &mut event.payload));
            self.keyring.reveal(&mut values).await?;
        }
        let (mut version, mut state) = match snapshot {
            Some((sequence, payload)) => {
                let state = serde_json::from_value(payload);
                (sequence, state.map_err(|_| StoreError::SnapshotUnreadable)?)
            }
            None => (0, A::default()),
        };
        for event in events {
            version = event.sequence;
            state.evolve(&event.decode()?);
        }
        Ok(Loaded {
            state,
            version: u64::try_from(version).unwrap_or_default(),
        })
    }

    /// The answer a known command got, rebuilt from what it wrote.
    pub(crate) async fn receipt_of(
        &self,
        command_id: Uuid,
        known: &Known,
        own: StreamVersion,
    ) -> Result<Receipt, StoreError> {
        let rows = sqlx::query(
            "SELECT aggregate_type, aggregate_id, sequence, event_type, payload FROM events \
             WHERE log_index BETWEEN $1 AND $2 ORDER BY log_index",
        )
        .bind(known.first)
        .bind(known.last)
        .fetch_all(&self.pool)
        .await?;
        let mut receipt = Receipt {
            command_id,
            streams: Vec::new(),
            position: known.last,
            recorded_at: known.recorded_at,
            events: Vec::new(),
            registrations: Vec::new(),
        };
        for row in rows {
            note(&mut receipt, &row, &own)?;
        }
        if receipt.streams.is_empty() {
            receipt.streams.push(own);
        }
        Ok(receipt)
    }
}

fn note(receipt: &mut Receipt, row: &PgRow, own: &StreamVersion) -> Result<(), StoreError> {
    let aggregate_type: String = row.try_get("aggregate_type")?;
    let aggregate_id: String = row.try_get("aggregate_id")?;
    let version = u64::try_from(row.try_get::<i64, _>("sequence")?).unwrap_or_default();
    let is_own = aggregate_type == own.aggregate_type && aggregate_id == own.aggregate_id;
    if is_own {
        receipt.events.push(row.try_get("event_type")?);
        let payload: Value = row.try_get("payload")?;
        receipt.registrations.extend(registration_in(&payload));
    }
    match receipt
        .streams
        .iter_mut()
        .find(|s| s.aggregate_type == aggregate_type && s.aggregate_id == aggregate_id)
    {
        Some(stream) => stream.version = version,
        None => receipt.streams.push(StreamVersion {
            aggregate_type,
            aggregate_id,
            version,
        }),
    }
    Ok(())
}

fn registration_in(payload: &Value) -> Option<Registration> {
    let stamp: Stamp = serde_json::from_value(payload.get("registration")?.clone()).ok()?;
    stamp.assigned().cloned()
}

fn stored<A: Aggregate>(row: &PgRow, id: Uuid) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        aggregate_type: A::TYPE.to_owned(),
        aggregate_id: id.to_string(),
        sequence: row.try_get("sequence")?,
        event_type: row.try_get("event_type")?,
        event_version: row.try_get("event_version")?,
        payload: row.try_get("payload")?,
    })
}

fn known_of(row: &PgRow) -> Result<Known, StoreError> {
    Ok(Known {
        request_digest: row.try_get("digest")?,
        first: row.try_get("sequence")?,
        last: row.try_get("last")?,
        recorded_at: row.try_get("at")?,
    })
}
