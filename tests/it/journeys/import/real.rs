//! The real logs, whole: every row in once, everything it says out again.

use super::given::{assert_same, declared, export, import, log, rows, store};
use cli::history::row::Row;
use std::collections::BTreeSet;

/// Cases, rows, activities and resources.
fn counts(rows: &[Row]) -> (usize, usize, usize, usize) {
    let distinct = |of: fn(&Row) -> Option<&str>| {
        let values: BTreeSet<&str> = rows.iter().filter_map(of).collect();
        values.len()
    };
    (
        distinct(|row| Some(&row.case_id)),
        rows.len(),
        distinct(|row| Some(&row.activity)),
        distinct(|row| row.resource.as_deref()),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_come_in_once_and_go_out_as_they_came() {
    let (Some(csv), Some(xes)) = (log("receipt.csv.gz"), log("receipt.xes.gz")) else {
        return;
    };
    let mapping = declared("receipt.toml");
    let store = store().await;
    let first = import(&store, &csv, &mapping, "delft").await;
    assert_eq!((first.cases, first.imported), (1_434, 8_577));
    let head = store.head().await.expect("a head");
    // The same history in its other form is the same history.
    let again = import(&store, &xes, &mapping, "delft").await;
    assert_eq!((again.imported, again.already_there), (0, 8_577));
    assert_eq!(store.head().await.expect("a head"), head);
    let out = export(&store, Some("delft")).await;
    assert_eq!(counts(&out), (1_434, 8_577, 27, 48));
    assert_same(&out, &rows(&csv, &mapping));
    assert_same(&out, &rows(&xes, &mapping));
    assert_eq!(store.verify().await.expect("reads").faults, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn building_permits_come_in_once_and_go_out_as_they_came() {
    let Some(csv) = log("BPIC15_1.csv.gz") else {
        return;
    };
    let mapping = declared("bpic15.toml");
    let store = store().await;
    let first = import(&store, &csv, &mapping, "municipality-1").await;
    assert_eq!((first.cases, first.imported), (1_199, 52_217));
    let head = store.head().await.expect("a head");
    let again = import(&store, &csv, &mapping, "municipality-1").await;
    assert_eq!((again.imported, again.already_there), (0, 52_217));
    assert_eq!(store.head().await.expect("a head"), head);
    let out = export(&store, None).await;
    assert_eq!(counts(&out), (1_199, 52_217, 398, 23));
    assert_same(&out, &rows(&csv, &mapping));
    assert_eq!(store.verify().await.expect("reads").faults, vec![]);
}
