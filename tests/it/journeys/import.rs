//! The histories of other systems come in once, in their order, and go out as they came.

use cli::history::mapping::Mapping;
use cli::history::reader::{Item, LogReader};
use cli::history::row::Row;
use cli::history::transfer::{Export, Import, Imported};
use domain::shared::ids::OfficeCode;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;
use tests::database::TestDatabase;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The real log, where it is at hand.
fn log(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data/eventlogs").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not here");
    None
}

fn mapping(name: &str) -> Arc<Mapping> {
    let path = root().join("docs/mappings").join(name);
    Arc::new(Mapping::load(&path).expect("the mapping is in order"))
}

fn office(code: &str) -> OfficeCode {
    OfficeCode::new(code).expect("a code")
}

async fn import(store: &Store, file: &Path, mapping: &Arc<Mapping>, to: &str) -> Imported {
    let mut refusals = Vec::new();
    let transfer = Import::new(store.clone(), mapping, office(to)).expect("ready");
    transfer
        .run(file, mapping, &mut |text| refusals.push(text))
        .await
        .unwrap_or_else(|failure| panic!("{}: {refusals:?}", failure.message()))
}

async fn export(store: &Store, to: &str) -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.xes.gz");
    let export = Export {
        office: Some(office(to)),
        from: None,
        to: None,
    };
    export.xes(store, &file).await.expect("exported");
    rows(
        &file,
        &Arc::new(Mapping::standard("out").expect("a mapping")),
    )
}

fn rows(file: &Path, mapping: &Arc<Mapping>) -> Vec<Row> {
    let reader = LogReader::open(file, mapping).expect("a log");
    let mut rows: Vec<Row> = reader
        .map(|item| match item.expect("readable") {
            Item::Row(row) => *row,
            Item::Refused(why) => panic!("{why}"),
        })
        .collect();
    rows.sort_by(|a, b| (&a.case_id, a.index_in_case).cmp(&(&b.case_id, b.index_in_case)));
    rows
}

/// What must come out as it went in: case, place, activity, step, actor, group, time.
type Essence<'a> = (
    &'a str,
    u64,
    &'a str,
    Option<&'a str>,
    Option<&'a str>,
    Option<&'a str>,
    String,
);

fn essence(rows: &[Row]) -> Vec<Essence<'_>> {
    rows.iter()
        .map(|row| {
            (
                row.case_id.as_str(),
                row.index_in_case,
                row.activity.as_str(),
                row.lifecycle.as_deref(),
                row.resource.as_deref(),
                row.group.as_deref(),
                row.at.to_rfc3339(),
            )
        })
        .collect()
}

async fn store() -> Store {
    TestDatabase::at(chrono::DateTime::UNIX_EPOCH)
        .await
        .store()
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_log_comes_in_once_and_goes_out_as_it_came() {
    let (Some(csv), Some(xes)) = (log("receipt.csv.gz"), log("receipt.xes.gz")) else {
        return;
    };
    let mapping = mapping("receipt.toml");
    let store = store().await;
    let first = import(&store, &csv, &mapping, "delft").await;
    assert_eq!(
        (first.cases, first.rows, first.imported, first.refused),
        (1_434, 8_577, 8_577, 0)
    );
    let head = store.head().await.expect("a head");
    // The same history in its other form is the same history.
    let again = import(&store, &xes, &mapping, "delft").await;
    assert_eq!((again.imported, again.already_there), (0, 8_577));
    assert_eq!(store.head().await.expect("a head"), head);
    assert_eq!(
        essence(&export(&store, "delft").await),
        essence(&rows(&csv, &mapping))
    );
    assert_eq!(store.verify().await.expect("reads").faults, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn case_numbers_of_two_offices_do_not_collide() {
    let Some(xes) = log("receipt.xes.gz") else {
        return;
    };
    let mapping = mapping("receipt.toml");
    let store = store().await;
    import(&store, &xes, &mapping, "delft").await;
    let other = import(&store, &xes, &mapping, "leiden").await;
    assert_eq!(other.imported, 8_577);
    assert_eq!(
        essence(&export(&store, "leiden").await),
        essence(&export(&store, "delft").await)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn interleaved_cases_and_tied_clocks_keep_the_order_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.csv");
    let mut text = "case,what,when\n".to_owned();
    for n in 0..700 {
        writeln!(text, "{},step {n},2020-01-01T00:00:00Z", n % 3).expect("a String takes all");
    }
    std::fs::write(&file, &text).expect("written");
    let mapping =
        "source = \"ties\"\n[case]\nid = \"case\"\n[event]\nactivity = \"what\"\ntime = \"when\"\n";
    let mapping = Arc::new(Mapping::parse(mapping).expect("a mapping"));
    let store = store().await;
    let done = import(&store, &file, &mapping, "a").await;
    assert_eq!((done.cases, done.imported), (3, 700));
    let out = export(&store, "a").await;
    assert_eq!(essence(&out), essence(&rows(&file, &mapping)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_cannot_be_taken_is_told_and_the_others_are_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.csv");
    std::fs::write(
        &file,
        "case,what,when\n1,a,2020-01-01T00:00:00Z\n1,b,never\n1,c,2020-01-02T00:00:00Z\n",
    )
    .expect("written");
    let mapping = "source = \"broken\"\n[case]\nid = \"case\"\n[event]\nactivity = \"what\"\ntime = \"when\"\n";
    let mapping = Arc::new(Mapping::parse(mapping).expect("a mapping"));
    let store = store().await;
    let mut told = Vec::new();
    let transfer = Import::new(store.clone(), &mapping, office("a")).expect("ready");
    let done = transfer
        .run(&file, &mapping, &mut |text| told.push(text))
        .await
        .expect("done");
    assert_eq!((done.imported, done.refused, told.len()), (2, 1, 1));
    assert!(told[0].starts_with("row 2 (line 3"), "{told:?}");
    let activities: Vec<String> = export(&store, "a")
        .await
        .into_iter()
        .map(|row| row.activity)
        .collect();
    assert_eq!(activities, ["a", "c"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_was_cut_off_is_finished_by_the_next() {
    let Some(xes) = log("receipt.xes.gz") else {
        return;
    };
    let mapping = mapping("receipt.toml");
    let store = store().await;
    let running = {
        let (store, xes, mapping) = (store.clone(), xes.clone(), mapping.clone());
        tokio::spawn(async move { import(&store, &xes, &mapping, "delft").await })
    };
    let mut head = store.watch_head();
    head.wait_for(|position| *position > 1_000)
        .await
        .expect("it goes on");
    running.abort();
    drop(running.await);
    let cut = export(&store, "delft").await.len();
    let rest = import(&store, &xes, &mapping, "delft").await;
    assert!(cut > 0 && cut < 8_577, "cut after {cut}");
    assert_eq!(rest.imported + rest.already_there, 8_577);
    assert_eq!(
        essence(&export(&store, "delft").await),
        essence(&rows(&xes, &mapping))
    );
}
