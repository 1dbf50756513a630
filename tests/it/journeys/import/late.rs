//! Rows that cannot be taken are told; rows that come later find their place.

use super::given::{
    assert_same, export, import, import_bytes, import_telling, mapping, rows, store,
};
use domain::shared::ids::SubjectId;
use std::fmt::Write;

const FORM: &str = "case.id = \"case\"\n[event]\nactivity = \"what\"\ntime = \"when\"\n";
const HEADER: &str = "case,what,when\n";

#[tokio::test(flavor = "multi_thread")]
async fn every_row_that_cannot_be_taken_is_told_with_its_line_and_the_others_are_in() {
    let store = store().await;
    let mut text = HEADER.to_owned();
    for n in 0..150 {
        let (what, when) = if n % 3 == 0 {
            (String::new(), "2020-01-01T00:00:00Z")
        } else {
            ("x".repeat(200 * (n % 3)), "2020-01-01T00:00:00Z")
        };
        writeln!(text, "{n},{what},{when}").expect("a String takes all");
    }
    text.push_str("1,a,never\n");
    let (done, told) = import_bytes(&store, &text, &mapping(FORM), "a").await;
    assert_eq!((done.rows, done.imported, done.refused), (151, 100, 51));
    assert_eq!(told.len(), 51);
    let first = "row 1 (line 2, byte 15): the activity is missing [history.missing-activity]";
    assert_eq!(told[0], first);
    assert!(told[50].starts_with("row 151 (line 152, byte "), "{told:?}");
    // What is too long to be shown is kept whole all the same.
    let longest = export(&store, None).await;
    let longest = longest.iter().map(|row| row.activity.len()).max();
    assert_eq!(longest, Some(400));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_file_adds_the_rows_that_were_refused_where_they_belong() {
    let store = store().await;
    let good = "1,a,2020-01-01T00:00:00Z\n1,b,2020-01-02T00:00:00Z\n1,c,2020-01-03T00:00:00Z\n";
    let bad = good.replace("2020-01-02", "2020-13-02");
    let (done, told) = import_bytes(&store, format!("{HEADER}{bad}"), &mapping(FORM), "a").await;
    assert_eq!((done.imported, done.refused, told.len()), (2, 1, 1));
    let corrected = format!("{HEADER}{good}1,d,2020-01-04T00:00:00Z\n");
    for (written, there) in [(2, 2), (0, 4)] {
        let (done, _) = import_bytes(&store, &corrected, &mapping(FORM), "a").await;
        assert_eq!((done.imported, done.already_there), (written, there));
    }
    let out = export(&store, None).await;
    let activities: Vec<&str> = out.iter().map(|row| row.activity.as_str()).collect();
    assert_eq!(activities, ["a", "b", "c", "d"]);
    assert_eq!(store.verify().await.expect("reads").faults, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn interleaved_cases_and_tied_clocks_keep_the_order_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.csv");
    let mut text = HEADER.to_owned();
    for n in 0..700 {
        writeln!(text, "{},step {n},2020-01-01T00:00:00Z", n % 3).expect("a String takes all");
    }
    std::fs::write(&file, &text).expect("written");
    let store = store().await;
    let done = import(&store, &file, &mapping(FORM), "a").await;
    assert_eq!((done.cases, done.imported), (3, 700));
    let out = export(&store, None).await;
    assert_same(&out, &rows(&file, &mapping(FORM)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_case_says_otherwise_in_a_later_row_is_not_lost() {
    let store = store().await;
    let mut text = "case,case:phase,what,when\n".to_owned();
    for n in 0..250 {
        let phase = if n < 120 { "open" } else { "decided" };
        writeln!(text, "1,{phase},step,2020-01-01T00:00:00Z").expect("a String takes all");
    }
    let (done, _) = import_bytes(&store, text, &mapping(FORM), "a").await;
    assert_eq!(done.imported, 250);
    let out = export(&store, None).await;
    let changed = |row: &cli::history::row::Row| row.event_attributes.contains_key("case:phase");
    assert!(
        out.iter()
            .all(|row| row.case_attributes["phase"].value.to_text().as_deref() == Some("open"))
    );
    assert_eq!(out.iter().position(changed), Some(120));
    assert_eq!(out.iter().filter(|row| changed(row)).count(), 130);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_are_shown_alike_are_two_cases_and_keep_how_they_are_written() {
    let store = store().await;
    let text = format!("{HEADER}1,a,2020-01-01T00:00:00Z\n 1 ,b,2020-01-01T00:00:00Z\n");
    let (done, _) = import_bytes(&store, text, &mapping(FORM), "a").await;
    assert_eq!((done.cases, done.imported), (2, 2));
    let names: Vec<String> = export(&store, None)
        .await
        .into_iter()
        .map(|row| row.case_id)
        .collect();
    assert_eq!(names, ["1", " 1 "]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_was_erased_takes_no_more_rows_and_does_not_stop_the_others() {
    let store = store().await;
    let one = format!("{HEADER}1,a,2020-01-01T00:00:00Z\n");
    import_bytes(&store, &one, &mapping(FORM), "a").await;
    let id = cli::history::ids::case_uuid("sample", "a", "1");
    let erased = store.keyring().destroy(SubjectId(id), None).await;
    assert_eq!(erased.expect("destroyed"), 1);
    let more = format!("{one}1,b,2020-01-01T00:00:00Z\n2,a,2020-01-01T00:00:00Z\n");
    let (done, told) = import_bytes(&store, more, &mapping(FORM), "a").await;
    assert_eq!((done.imported, done.refused), (1, 2), "{told:?}");
    assert!(
        told[0].starts_with("rows 1, 2: ") && told[0].contains("[store.key-destroyed]"),
        "{told:?}"
    );
    let names: Vec<String> = export(&store, None)
        .await
        .into_iter()
        .map(|row| row.case_id)
        .collect();
    assert_eq!(names, ["1", "2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_before_a_damage_is_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.xes");
    let event = "<event><string key='concept:name' value='a'/><date key='time:timestamp' value='2024-01-01T00:00:00Z'/></event>";
    let trace = format!("<trace><string key='concept:name' value='1'/>{event}{event}</trace>");
    std::fs::write(&file, format!("<log>{trace}<trace></log>")).expect("written");
    let store = store().await;
    let mapping = mapping("");
    let transfer =
        cli::history::transfer::Import::new(store.clone(), &mapping, super::given::office("a"));
    let failure = transfer
        .expect("ready")
        .run(&file, &mapping, &mut |_| {})
        .await;
    let failure = failure.expect_err("the file is damaged");
    assert_eq!(failure.code(), "history.not-well-formed");
    assert!(failure.message().contains("2 were imported"), "{failure:?}");
    std::fs::write(&file, format!("<log>{trace}</log>")).expect("written");
    let (done, _) = import_telling(&store, &file, &mapping, "a").await;
    assert_eq!((done.imported, done.already_there), (0, 2));
}
