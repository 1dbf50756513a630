//! Upcasters: old events read as if they had been written today.
//!
//! A written event is never edited. When its shape changes, the new shape gets a new version and a function here
//! turns the old JSON into the new one; the old JSON stays beside it as its test.

use crate::error::StoreError;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Turns a stored payload of an older version into that of the next one.
pub(crate) struct Upcaster {
    /// Aggregate type.
    pub(crate) aggregate_type: &'static str,
    /// Type of the event as stored.
    pub(crate) event_type: &'static str,
    /// The version it reads.
    pub(crate) from: &'static str,
    /// The version it makes.
    pub(crate) to: &'static str,
    /// The change.
    pub(crate) change: fn(Value) -> Value,
}

/// Every upcaster; those of one event in the order of its versions.
const UPCASTERS: &[Upcaster] = &[];

/// Which event was stored, and in which version of its shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stored<'a> {
    pub(crate) aggregate_type: &'a str,
    pub(crate) aggregate_id: &'a str,
    pub(crate) sequence: i64,
    pub(crate) event_type: &'a str,
    pub(crate) version: &'a str,
}

/// The event in its current shape.
pub(crate) fn decode<E: DeserializeOwned>(
    stored: Stored<'_>,
    payload: &Value,
) -> Result<E, StoreError> {
    let read = match apply(UPCASTERS, stored, payload) {
        Some(payload) => E::deserialize(payload),
        // Most events were written in the shape of today: nothing is copied.
        None => E::deserialize(payload),
    };
    read.map_err(|source| StoreError::Unreadable {
        aggregate_type: stored.aggregate_type.to_owned(),
        aggregate_id: stored.aggregate_id.to_owned(),
        sequence: stored.sequence,
        source,
    })
}

/// The payload in the current shape, where it was written in an older one.
fn apply(upcasters: &[Upcaster], stored: Stored<'_>, payload: &Value) -> Option<Value> {
    let mut version = stored.version;
    let mut changed = None;
    for upcaster in upcasters.iter().filter(|upcaster| {
        upcaster.aggregate_type == stored.aggregate_type && upcaster.event_type == stored.event_type
    }) {
        if upcaster.from == version {
            let before = changed.take().unwrap_or_else(|| payload.clone());
            changed = Some((upcaster.change)(before));
            version = upcaster.to;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What an event went through in three versions: a name became a code, then the code got a register.
    const HISTORY: &[Upcaster] = &[
        Upcaster {
            aggregate_type: "office",
            event_type: "office_opened",
            from: "1",
            to: "2",
            change: |mut payload| {
                let name = payload["name"].take();
                json!({ "code": name })
            },
        },
        Upcaster {
            aggregate_type: "office",
            event_type: "office_opened",
            from: "2",
            to: "3",
            change: |mut payload| {
                payload["register"] = "general".into();
                payload
            },
        },
    ];

    fn stored(event_type: &'static str, version: &'static str) -> Stored<'static> {
        Stored {
            aggregate_type: "office",
            aggregate_id: "centro-1",
            sequence: 1,
            event_type,
            version,
        }
    }

    #[test]
    fn the_oldest_version_goes_through_every_change_and_the_newest_through_none() {
        let now = json!({ "code": "centro-1", "register": "general" });
        let read = |version, payload| apply(HISTORY, stored("office_opened", version), &payload);
        assert_eq!(read("1", json!({ "name": "centro-1" })), Some(now.clone()));
        assert_eq!(read("2", json!({ "code": "centro-1" })), Some(now.clone()));
        assert_eq!(read("3", now), None);
    }

    #[test]
    fn another_event_is_left_as_it_is() {
        let payload = json!({ "name": "centro-1" });
        assert_eq!(apply(HISTORY, stored("office_closed", "1"), &payload), None);
    }
}
