//! Logs, mappings and what to compare.

use cli::history::mapping::Mapping;
use cli::history::reader::{Item, LogReader};
use cli::history::row::Row;
use cli::history::transfer::{Export, Import, Imported};
use domain::shared::ids::OfficeCode;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;
use tests::database::TestDatabase;

pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The real log, where it is at hand.
pub(super) fn log(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data/eventlogs").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not here");
    None
}

/// A mapping of the repository.
pub(super) fn declared(name: &str) -> Arc<Mapping> {
    let path = root().join("docs/mappings").join(name);
    Arc::new(Mapping::load(&path).expect("the mapping is in order"))
}

/// A mapping from TOML, with a source put in front.
pub(super) fn mapping(text: &str) -> Arc<Mapping> {
    let text = format!("source = \"sample\"\n{text}");
    Arc::new(Mapping::parse(&text).expect("a mapping"))
}

pub(super) fn office(code: &str) -> OfficeCode {
    OfficeCode::new(code).expect("a code")
}

/// An import, and what it refused.
pub(super) async fn import_telling(
    store: &Store,
    file: &Path,
    mapping: &Arc<Mapping>,
    to: &str,
) -> (Imported, Vec<String>) {
    let mut refusals = Vec::new();
    let transfer = Import::new(store.clone(), mapping, office(to)).expect("ready");
    let done = transfer
        .run(file, mapping, &mut |text| refusals.push(text))
        .await
        .unwrap_or_else(|failure| panic!("{}: {refusals:?}", failure.message()));
    (done, refusals)
}

/// An import that refuses nothing.
pub(super) async fn import(
    store: &Store,
    file: &Path,
    mapping: &Arc<Mapping>,
    to: &str,
) -> Imported {
    let (done, refusals) = import_telling(store, file, mapping, to).await;
    assert_eq!(refusals, Vec::<String>::new());
    assert_eq!((done.refused, done.remarks), (0, 0));
    done
}

/// Bytes as a file that is imported.
pub(super) async fn import_bytes(
    store: &Store,
    bytes: impl AsRef<[u8]>,
    mapping: &Arc<Mapping>,
    to: &str,
) -> (Imported, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log");
    std::fs::write(&file, bytes).expect("written");
    import_telling(store, &file, mapping, to).await
}

/// The rows of one office, or of all, as the exported XES says them.
pub(super) async fn export(store: &Store, to: Option<&str>) -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.xes.gz");
    let export = Export {
        office: to.map(office),
        ..Export::default()
    };
    let done = export.xes(store, &file).await.expect("exported");
    let rows = rows(&file, &mapping(""));
    assert_eq!(done.rows, rows.len() as u64);
    rows
}

/// The rows of a file without a fault.
pub(super) fn rows(file: &Path, mapping: &Arc<Mapping>) -> Vec<Row> {
    let reader = LogReader::open(file, mapping).expect("a log");
    reader
        .map(|item| match item.expect("readable") {
            Item::Row(row) => *row,
            Item::Refused(why) => panic!("{why}"),
        })
        .collect()
}

/// Every case with its rows in order, each with all it says but its place in the file.
pub(super) fn cases(rows: &[Row]) -> BTreeMap<String, Vec<String>> {
    let mut cases: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        let row = Row {
            index_in_file: 0,
            ..row.clone()
        };
        let text = serde_json::to_string(&row).expect("rows are JSON");
        cases.entry(row.case_id).or_default().push(text);
    }
    cases
}

/// The cases in the order of their first rows.
fn order(rows: &[Row]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let names = rows.iter().map(|row| row.case_id.as_str());
    names.filter(|name| seen.insert(*name)).collect()
}

/// Asserts that two logs say the same in the same order, and names the first case that differs.
pub(super) fn assert_same(found: &[Row], expected: &[Row]) {
    assert_eq!(order(found), order(expected));
    let (found, expected) = (cases(found), cases(expected));
    let names = |cases: &BTreeMap<String, Vec<String>>| cases.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&expected));
    for (case, rows) in &expected {
        assert_eq!(&found[case], rows, "case {case}");
    }
}

pub(super) async fn store() -> Store {
    TestDatabase::at(chrono::DateTime::UNIX_EPOCH)
        .await
        .store()
        .await
}
