//! Replay on two time axes: what was true at an instant, what was known at an instant, what stood after an event.

use crate::connect::Store;
use crate::error::StoreError;
use crate::feed::Recorded;
use crate::load::Loaded;
use chrono::{DateTime, Utc};
use domain::decider::Decider;
use postgres_es::PostgresEventRepository;
use serde_json::Value;
use uuid::Uuid;

/// Up to where a stream is replayed; every bound that is given counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// After this event of the stream.
    pub at: Option<u64>,
    /// As true at this instant, with all that is known by now.
    pub as_of: Option<DateTime<Utc>>,
    /// As known at this instant.
    pub known_at: Option<DateTime<Utc>>,
}

impl Moment {
    fn holds(&self, event: &Recorded) -> bool {
        let at = self
            .at
            .is_none_or(|at| u64::try_from(event.sequence).is_ok_and(|s| s <= at));
        let true_then = self
            .as_of
            .is_none_or(|instant| event.effective_at <= instant);
        let known_then = self
            .known_at
            .is_none_or(|instant| event.recorded_at <= instant);
        at && true_then && known_then
    }
}

/// A stream as it stood at a moment, with the events that made it so.
#[derive(Clone, Debug)]
pub struct Replayed<A> {
    /// The state; `version` is the sequence of the last event taken into account.
    pub loaded: Loaded<A>,
    /// The events in the order in which they were applied, personal fields readable where `clear` was asked for.
    pub events: Vec<Recorded>,
}

impl Store {
    /// Replays a stream from its first event, without snapshots; an auditor's reading.
    ///
    /// On the axis of truth, facts apply in the order in which they were true; ties in the order of recording.
    pub async fn replay<A: Decider>(
        &self,
        id: Uuid,
        moment: Moment,
        clear: bool,
    ) -> Result<Replayed<A>, StoreError> {
        let mut events = self.history(A::TYPE, &id.to_string(), moment).await?;
        if clear {
            let mut payloads: Vec<&mut Value> = events.iter_mut().map(|e| &mut e.payload).collect();
            self.keyring.reveal(&mut payloads).await?;
        }
        let mut state = A::default();
        for event in &events {
            state.evolve(&event.decode()?);
        }
        let version = events
            .iter()
            .map(|event| event.sequence)
            .max()
            .unwrap_or_default();
        let version = u64::try_from(version).unwrap_or_default();
        Ok(Replayed {
            loaded: Loaded { state, version },
            events,
        })
    }

    /// The events of a stream that count at a moment, in the order in which they apply; sealed.
    pub async fn history(
        &self,
        aggregate_type: &str,
        id: &str,
        moment: Moment,
    ) -> Result<Vec<Recorded>, StoreError> {
        let mut events = self.read_stream(aggregate_type, id, 0).await?;
        events.retain(|event| moment.holds(event));
        if moment.as_of.is_some() {
            events.sort_by_key(|event| (event.effective_at, event.sequence));
        }
        Ok(events)
    }

    /// The same log through the eyes of postgres-es, for whatever is built on cqrs-es's own reading.
    pub fn stock_reader(&self) -> PostgresEventRepository {
        PostgresEventRepository::new(self.pool.clone()).with_tables("events", "snapshots")
    }
}
