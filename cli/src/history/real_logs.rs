//! The mappings of `docs/mappings` against the real logs they are made for.
//!
//! The logs stand beside the repository, not in it; where they are absent the tests say so.

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    mapping::{Mapping, Milestone},
    reader::{Item, LogReader},
    row::{Row, Value},
    samples::drain,
    xes_writer::XesFile,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn declared(name: &str) -> Arc<Mapping> {
    let path = root().join("docs/mappings").join(name);
    Arc::new(Mapping::load(&path).expect("the mappings of the repository are valid"))
}

/// The log, or a word that it is not here.
fn log(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data/eventlogs").join(name);
    if path.exists() {
        return Some(path);
    }
    let _ = writeln!(std::io::stderr(), "skipped: {name} is not here");
    None
}

fn rows(path: &Path, mapping: &Arc<Mapping>) -> Vec<Row> {
    let read = drain(LogReader::open(path, mapping).expect("a log"));
    assert!(read.end.is_none(), "{:?}", read.end);
    assert_eq!(read.refused, []);
    read.rows
}

fn counts(rows: &[Row]) -> (usize, usize, usize, usize) {
    let distinct = |name: fn(&Row) -> Option<&str>| {
        rows.iter().filter_map(name).collect::<BTreeSet<_>>().len()
    };
    let cases = distinct(|row| Some(&row.case_id));
    let activities = distinct(|row| Some(&row.activity));
    (
        cases,
        rows.len(),
        activities,
        distinct(|row| row.resource.as_deref()),
    )
}

fn as_json(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .map(|row| serde_json::to_string(row).expect("rows are JSON"))
        .collect()
}

#[test]
fn receipt_has_every_case_and_event() {
    let Some(path) = log("receipt.csv.gz") else {
        return;
    };
    let mapping = declared("receipt.toml");
    let rows = rows(&path, &mapping);
    assert_eq!(counts(&rows), (1434, 8577, 27, 48));
    assert_eq!(
        rows.iter()
            .filter(|row| mapping.received_at(row).is_some())
            .count(),
        8577
    );
    assert_eq!(
        rows.iter()
            .filter(|row| mapping.closed_at(row).is_some())
            .count(),
        8577 - 617
    );
    let is = |milestone| {
        rows.iter()
            .filter(|row| mapping.milestone(row) == Some(milestone))
            .count()
    };
    assert_eq!(is(Milestone::Submitted), 1434);
    assert_eq!(is(Milestone::Assigned), 1368);
    assert_eq!(is(Milestone::IntegrationRequested), 20);
    assert_eq!(is(Milestone::Closed), 39);
}

#[test]
fn receipt_is_the_same_history_in_both_forms() {
    let (Some(csv), Some(xes)) = (log("receipt.csv.gz"), log("receipt.xes.gz")) else {
        return;
    };
    let mapping = declared("receipt.toml");
    assert_eq!(
        as_json(&rows(&csv, &mapping)),
        as_json(&rows(&xes, &mapping))
    );
}

#[test]
fn receipt_is_the_same_after_a_round_trip() {
    let Some(path) = log("receipt.xes.gz") else {
        return;
    };
    let mapping = declared("receipt.toml");
    let before = rows(&path, &mapping);
    let folder = tempfile::tempdir().expect("a folder");
    let again = folder.path().join("again.xes.gz");
    let mut file = XesFile::create(&again, "receipt").expect("a file");
    for row in &before {
        file.write(row).expect("rows of a log");
    }
    assert_eq!(file.finish().expect("finished"), 8577);
    let after = rows(&again, &mapping);
    assert_eq!(counts(&after), (1434, 8577, 27, 48));
    assert_eq!(as_json(&after), as_json(&before));
}

#[test]
fn bpic15_has_every_case_and_event() {
    let Some(path) = log("BPIC15_1.csv.gz") else {
        return;
    };
    let mapping = declared("bpic15.toml");
    let mut reader = LogReader::open(&path, &mapping).expect("a log");
    let (mut rows, mut granted, mut labels) = (0, 0, BTreeSet::new());
    for item in reader.by_ref() {
        let Ok(Item::Row(row)) = item else {
            panic!("{item:?}")
        };
        assert!(mapping.received_at(&row).is_some());
        if let Some(sum) = row.case_attributes.get("SUMleges") {
            assert!(matches!(sum.value, Value::Float(_)));
        }
        granted += usize::from(mapping.milestone(&row) == Some(Milestone::Granted));
        labels.insert(mapping.label(&row));
        rows += 1;
    }
    let totals = reader.totals();
    assert_eq!(
        (rows, totals.rows, totals.cases, totals.refused),
        (52_217, 52_217, 1199, 0)
    );
    assert_eq!(labels.len(), 289);
    assert!(granted >= 390, "{granted}");
    assert_eq!(
        totals.left_out.into_iter().collect::<Vec<_>>(),
        ["event event_index"]
    );
    assert!(totals.unmet.is_empty(), "{:?}", totals.unmet);
    assert_eq!(reader.position().done(), reader.position().total());
}

#[test]
fn every_field_of_a_mapping_is_described() {
    let page = std::fs::read_to_string(root().join("docs/mappings/README.md")).expect("the page");
    for field in [
        "source",
        "service",
        "separator",
        "quote",
        "encoding",
        "case_prefix",
        "columns",
        "rename",
        "formats",
        "zone",
        "ambiguous",
        "id",
        "received_at",
        "closed_at",
        "keep",
        "drop",
        "personal",
        "types",
        "activity",
        "time",
        "label",
        "lifecycle",
        "resource",
        "group",
        "instance",
        "order",
        "is",
        "activities",
        "event",
        "case",
    ] {
        assert!(
            page.contains(&format!("`{field}`")),
            "`{field}` is not described"
        );
    }
}
