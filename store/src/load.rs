//! Loads a stream and, in the same round trip, the answer a command got before.

use crate::append::DecidingGuard;
use crate::connect::Store;
use crate::error::StoreError;
use crate::kept::Statement;
use crate::receipt::{Receipt, StreamVersion};
use crate::snapshots::{STATE_VERSION, WORTH};
use crate::upcast::{self, Stored};
use chrono::{DateTime, Utc};
use cqrs_es::Aggregate;
use domain::decider::Decider;
use domain::shared::stamp::{Registration, Stamp};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};
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

/// What a command is decided on: the stream, what its identifier is known for, and that it is under way.
pub(crate) type ForCommand<A> = (Loaded<A>, Option<Known>, Option<DecidingGuard>);

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
    pub(crate) fn decode<E: DeserializeOwned>(&self) -> Result<E, StoreError> {
        let stored = Stored {
            aggregate_type: &self.aggregate_type,
            aggregate_id: &self.aggregate_id,
            sequence: self.sequence,
            event_type: &self.event_type,
            version: &self.event_version,
        };
        upcast::decode(stored, &self.payload)
    }
}

/// What the domain's snapshots may be read for, the streams, and what the commands are known for: one row for
/// each snapshot, event and command, with the place of its question.
const LOAD: &str = "\
    SELECT w.ord, 0 AS kind, s.last_sequence, NULL::text, NULL::text, s.payload, \
           NULL::bytea, NULL::bigint, NULL::timestamptz \
    FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY w(type, id, snapshots, ord) \
    JOIN snapshots s ON s.aggregate_type = w.type AND s.aggregate_id = w.id AND s.state_version = w.snapshots \
    UNION ALL \
    SELECT w.ord, 1, e.sequence, e.event_type, e.event_version, e.payload, NULL, NULL, NULL \
    FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY w(type, id, snapshots, ord) \
    CROSS JOIN LATERAL (SELECT coalesce((SELECT s.last_sequence FROM snapshots s WHERE s.aggregate_type = w.type \
        AND s.aggregate_id = w.id AND s.state_version = w.snapshots), 0) AS after OFFSET 0) x \
    JOIN events e ON e.aggregate_type = w.type AND e.aggregate_id = w.id AND e.sequence > x.after \
    UNION ALL \
    SELECT w.ord, 2, l.first_index, NULL, NULL, NULL, l.request_digest, l.last_index, l.recorded_at \
    FROM unnest($4::uuid[]) WITH ORDINALITY w(id, ord) JOIN command_log l ON l.command_id = w.id";

/// One stream to be loaded.
pub(crate) struct Wanted {
    aggregate_type: &'static str,
    id: String,
    /// Which snapshots may be read.
    snapshots: &'static str,
    command_id: Option<Uuid>,
}

/// Loads streams, those asked for at one time together.
pub(crate) struct Loads;

impl Statement for Loads {
    type Ask = Wanted;
    type Answer = Vec<PgRow>;

    async fn answer(
        &self,
        connection: &mut PgConnection,
        asks: &[&Wanted],
    ) -> Result<Vec<Vec<PgRow>>, StoreError> {
        let rows = sqlx::query(LOAD)
            .bind(asks.iter().map(|w| w.aggregate_type).collect::<Vec<_>>())
            .bind(asks.iter().map(|w| w.id.as_str()).collect::<Vec<_>>())
            .bind(asks.iter().map(|w| w.snapshots).collect::<Vec<_>>())
            .bind(asks.iter().map(|w| w.command_id).collect::<Vec<_>>())
            .fetch_all(connection)
            .await?;
        let mut answers: Vec<Vec<PgRow>> = asks.iter().map(|_| Vec::new()).collect();
        for row in rows {
            let place = usize::try_from(row.try_get::<i64, _>(0)? - 1).unwrap_or(usize::MAX);
            if let Some(answer) = answers.get_mut(place) {
                answer.push(row);
            }
        }
        Ok(answers)
    }
}

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
    ) -> Result<ForCommand<A>, StoreError> {
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
        snapshots: &'static str,
    ) -> Result<ForCommand<A>, StoreError> {
        let wanted = Wanted {
            aggregate_type: A::TYPE,
            id: id.to_string(),
            snapshots,
            command_id,
        };
        // From here on the writer knows that a command is on its way.
        let guard = command_id.map(|_| self.deciding.begin());
        let rows = self.loads.ask(wanted).await?;
        let mut snapshot = None;
        let mut events = Vec::with_capacity(rows.len());
        let mut known = None;
        for row in rows {
            match row.try_get::<i32, _>(1)? {
                0 => snapshot = Some((row.try_get::<i64, _>(2)?, row.try_get::<Value, _>(5)?)),
                1 => events.push(stored::<A>(&row, id)?),
                _ => known = Some(known_of(&row)?),
            }
        }
        // The statement does not sort; the index hands them out in order anyway.
        events.sort_by_key(|event| event.sequence);
        if events.len() > WORTH {
            self.snapshot_later::<A>(id);
        }
        let loaded = self.fold(snapshot, events, clear).await?;
        Ok((loaded, known, guard))
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

    /// Where a stream stood at a position of the log.
    pub(crate) async fn version_at(
        &self,
        aggregate_type: &str,
        id: &str,
        position: i64,
    ) -> Result<u64, StoreError> {
        let (version,): (i64,) = sqlx::query_as(
            "SELECT coalesce(max(sequence), 0) FROM events \
             WHERE aggregate_type = $1 AND aggregate_id = $2 AND log_index <= $3",
        )
        .bind(aggregate_type)
        .bind(id)
        .bind(position)
        .fetch_one(&self.pool)
        .await?;
        Ok(u64::try_from(version).unwrap_or_default())
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
        let is_own = |stream: &StreamVersion| {
            (&stream.aggregate_type, &stream.aggregate_id)
                == (&own.aggregate_type, &own.aggregate_id)
        };
        if !receipt.streams.iter().any(is_own) {
            // It was already so: the stream stood where it stood then.
            let (kind, id) = (&own.aggregate_type, &own.aggregate_id);
            let version = self.version_at(kind, id, known.last).await?;
            receipt.streams.insert(0, StreamVersion { version, ..own });
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
        sequence: row.try_get(2)?,
        event_type: row.try_get(3)?,
        event_version: row.try_get(4)?,
        payload: row.try_get(5)?,
    })
}

fn known_of(row: &PgRow) -> Result<Known, StoreError> {
    Ok(Known {
        first: row.try_get(2)?,
        request_digest: row.try_get(6)?,
        last: row.try_get(7)?,
        recorded_at: row.try_get(8)?,
    })
}
