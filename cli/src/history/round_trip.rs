//! Rows that are written and read again are the same rows.

use std::sync::Arc;

use proptest::prelude::*;

use super::{
    mapping::Mapping,
    reader::LogReader,
    row::{Attribute, Row, Value},
    samples::{drain, everything, log_rows},
    xes_writer::{XesFile, XesWriter},
};

fn standard() -> Arc<Mapping> {
    Arc::new(Mapping::standard("sample").expect("valid"))
}

/// Rows as text: unlike equality of instants it sees the offsets too.
fn written_out(rows: &[Row]) -> String {
    serde_json::to_string_pretty(rows).expect("rows are JSON")
}

fn written(rows: &[Row]) -> Vec<u8> {
    let mut writer = XesWriter::new(Vec::new(), "sample").expect("memory can be written");
    for row in rows {
        writer.write(row).expect("the rows are a log");
    }
    writer.finish().expect("memory can be written")
}

fn row(case_id: &str) -> Row {
    Row {
        case_id: case_id.to_owned(),
        index_in_case: 0,
        index_in_file: 0,
        activity: "a".to_owned(),
        lifecycle: None,
        at: "2024-02-29T08:00:00.020+01:00".parse().expect("RFC 3339"),
        resource: None,
        group: None,
        instance: None,
        case_attributes: [].into(),
        event_attributes: [].into(),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(rows in log_rows()) {
        let read = everything(written(&rows), &standard());
        prop_assert!(read.end.is_none(), "{:?}", read.end);
        prop_assert_eq!(read.refused, vec![]);
        prop_assert_eq!(written_out(&read.rows), written_out(&rows));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let csv = everything(&bytes, &standard());
        prop_assert!(csv.rows.len() <= bytes.len());
        let mut xes = b"<log><trace>".to_vec();
        xes.extend(bytes);
        prop_assert!(everything(&xes, &standard()).end.is_some());
    }

    #[test]
    fn a_log_that_is_cut_anywhere_ends_with_an_error(rows in log_rows(), cut in 1..200_usize) {
        let mut log = written(&rows);
        log.truncate(log.len().saturating_sub(cut));
        let read = everything(&log, &standard());
        prop_assert!(read.end.is_some() || cut < 2);
        prop_assert_eq!(written_out(&read.rows), written_out(&rows[..read.rows.len()]));
    }
}

#[test]
fn a_case_in_two_pieces_is_not_written() {
    let mut writer = XesWriter::new(Vec::new(), "sample").expect("memory can be written");
    writer.write(&row("1")).expect("first case");
    writer.write(&row("2")).expect("second case");
    let refused = writer.write(&row("1")).expect_err("the first case again");
    assert_eq!(refused.code(), "history.unwritable");
}

#[test]
fn rows_that_xml_cannot_hold_are_not_written() {
    let write = |row: &Row| {
        XesWriter::new(Vec::new(), "sample")
            .expect("memory can be written")
            .write(row)
    };
    let with = |key: &str, value: Value| {
        let mut row = row("1");
        row.event_attributes
            .insert(key.to_owned(), Attribute::plain(value));
        write(&row).map_err(|error| error.code())
    };
    assert_eq!(with("k", Value::String("fine".into())), Ok(()));
    assert_eq!(
        with("k", Value::String("\u{0}".into())),
        Err("history.unwritable")
    );
    assert_eq!(with("k", Value::Float(f64::NAN)), Err("history.unwritable"));
    assert_eq!(
        with("concept:name", Value::Int(1)),
        Err("history.unwritable")
    );
}

#[test]
fn what_is_no_file_is_not_replaced_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("link.xes");
    std::os::unix::fs::symlink("/dev/stdout", &link).expect("a link");
    for path in [folder.path(), &link, std::path::Path::new("/dev/null")] {
        let refused = XesFile::create(path, "sample").err().expect("refused");
        assert_eq!(refused.code(), "history.not-a-file", "{}", path.display());
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}

#[test]
fn the_file_appears_when_it_is_finished() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["log.xes", "log.xes.gz"] {
        let path = folder.path().join(name);
        let mut abandoned = XesFile::create(&path, "sample").expect("a file");
        abandoned.write(&row("1")).expect("a row");
        drop(abandoned);
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("a folder").count(),
            0
        );

        let mut file = XesFile::create(&path, "sample").expect("a file");
        file.write(&row("1")).expect("a row");
        assert!(!path.exists());
        assert_eq!(file.finish().expect("finished"), 1);
        let packed = std::fs::read(&path)
            .expect("the file")
            .starts_with(&[0x1f, 0x8b]);
        assert_eq!(packed, name.ends_with("gz"));
        let read = drain(LogReader::open(&path, &standard()).expect("a log"));
        assert_eq!(written_out(&read.rows), written_out(&[row("1")]));
        std::fs::remove_file(&path).expect("removed");
    }
}
