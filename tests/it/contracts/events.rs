//! docs/reference/events.json: what each event looks like when it is written; a line once there never changes.

use super::aggregates;
use super::golden;
use crate::house::source;
use chrono::DateTime;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use store::Recorded;
use uuid::Uuid;

const PAGE: &str = "docs/reference/events.json";

fn now() -> BTreeMap<String, Value> {
    aggregates::all()
        .into_iter()
        .flat_map(|known| known.events)
        .map(|sample| (sample.name, sample.payload))
        .collect()
}

fn kept() -> BTreeMap<String, Value> {
    let text = golden::read(PAGE);
    if text.is_empty() {
        return BTreeMap::new();
    }
    serde_json::from_str(&text).expect("docs/reference/events.json is JSON")
}

/// One line per event, so that a diff shows which one.
fn page(events: &BTreeMap<String, Value>) -> String {
    let lines: Vec<String> = events
        .iter()
        .map(|(name, payload)| {
            let name = serde_json::to_string(name).expect("a string can be written");
            let payload = serde_json::to_string(payload).expect("JSON can be written");
            format!("{name}: {payload}")
        })
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[test]
fn a_written_example_never_changes() {
    let now = now();
    let faults: Vec<String> = kept()
        .into_iter()
        .filter(|(name, payload)| now.get(name).is_some_and(|new| new != payload))
        .map(|(name, _)| name)
        .collect();
    source::assert_none(
        &faults,
        "These events are written differently than before. What is in a log stays there: give the new shape a new version, \
         with an upcaster in store/src/upcast and the old JSON as its test. \
         Where no log anywhere holds this version, delete its line from docs/reference/events.json and run `make golden`.",
    );
}

#[test]
fn every_event_has_its_example() {
    let mut all = now();
    if golden::accepting() {
        all.extend(kept()); // an old line may never change
        golden::write(PAGE, &page(&all));
        return;
    }
    let kept = kept();
    let faults: Vec<String> = all
        .into_keys()
        .filter(|name| !kept.contains_key(name))
        .collect();
    source::assert_none(
        &faults,
        "These events have no example in docs/reference/events.json yet; `make golden` adds them.",
    );
}

#[test]
fn whatever_was_ever_written_can_be_read_today() {
    let known = aggregates::all();
    let mut faults = Vec::new();
    for (name, payload) in kept() {
        let parts: Vec<&str> = name.split('/').collect();
        let [aggregate, event, version] = parts.as_slice() else {
            faults.push(format!("{name}: not `aggregate/type/version`"));
            continue;
        };
        let Some(aggregate) = known.iter().find(|known| known.name == *aggregate) else {
            faults.push(format!("{name}: no such aggregate any more"));
            continue;
        };
        if let Err(error) = (aggregate.reread)(&recorded(aggregate.name, event, version, payload)) {
            faults.push(format!("{name}: {error}"));
        }
    }
    source::assert_none(
        &faults,
        "A log that holds these events could no longer be read. An event is never renamed or removed.",
    );
}

fn recorded(aggregate: &str, event: &str, version: &str, payload: Value) -> Recorded {
    Recorded {
        log_index: 1,
        aggregate_type: aggregate.to_owned(),
        aggregate_id: Uuid::nil().to_string(),
        sequence: 1,
        event_type: event.to_owned(),
        event_version: version.to_owned(),
        payload,
        metadata: Map::new(),
        event_id: Uuid::nil(),
        command_id: Uuid::nil(),
        effective_at: DateTime::UNIX_EPOCH,
        recorded_at: DateTime::UNIX_EPOCH,
    }
}

#[test]
fn an_event_reads_as_it_was_written() {
    let mut faults = Vec::new();
    for known in aggregates::all() {
        for sample in &known.events {
            let mut parts = sample.name.split('/').skip(1);
            let (event, version) = (
                parts.next().unwrap_or_default(),
                parts.next().unwrap_or_default(),
            );
            let read = (known.reread)(&recorded(
                known.name,
                event,
                version,
                sample.payload.clone(),
            ));
            if read.as_ref() != Ok(&sample.payload) {
                faults.push(sample.name.clone());
            }
        }
    }
    source::assert_none(
        &faults,
        "What is read from the log is what was written, nothing lost and nothing added.",
    );
}
