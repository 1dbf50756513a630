//! Upcasters: old events read as if they had been written today.
//!
//! A written event is never edited. When its shape changes, the new shape gets a new version and a function here
//! turns the old JSON into the new one; the old JSON stays beside it as its test.

use serde_json::Value;

/// Turns a stored payload of an older version into the current shape.
pub(crate) struct Upcaster {
    /// Aggregate type.
    pub(crate) aggregate_type: &'static str,
    /// Type of the event as stored.
    pub(crate) event_type: &'static str,
    /// Version as stored.
    pub(crate) from: &'static str,
    /// The change.
    pub(crate) change: fn(Value) -> Value,
}

/// Every upcaster, in the order in which they apply.
const UPCASTERS: &[Upcaster] = &[];

/// The payload in the current shape.
pub(crate) fn upcast(
    aggregate_type: &str,
    event_type: &str,
    version: &str,
    payload: Value,
) -> Value {
    apply(UPCASTERS, aggregate_type, event_type, version, payload)
}

fn apply(
    upcasters: &[Upcaster],
    aggregate_type: &str,
    event_type: &str,
    version: &str,
    payload: Value,
) -> Value {
    upcasters
        .iter()
        .filter(|u| {
            u.aggregate_type == aggregate_type && u.event_type == event_type && u.from == version
        })
        .fold(payload, |payload, upcaster| (upcaster.change)(payload))
}
