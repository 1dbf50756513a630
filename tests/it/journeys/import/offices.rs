//! Five municipalities as five offices: equal case numbers stay apart, whatever the files call their columns.

use super::given::{assert_same, declared, export, import, import_bytes, log, rows, store};
use cli::history::row::Row;
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Cases of each municipality.
const CASES: usize = 120;

/// How a municipality writes its file: the names of its columns and its cells.
struct Form {
    header: fn(&str) -> String,
    cell: fn(&str) -> String,
}

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

/// The names another tool gives the same columns.
fn short(name: &str) -> String {
    let name = match name {
        "case:concept:name" => "case",
        "concept:name" => "event",
        "time:timestamp" => "completeTime",
        other => other,
    };
    name.to_owned()
}

fn spelled_otherwise(name: &str) -> String {
    let name = match name {
        "case:concept:name" => "Case ID",
        "concept:name" => "Activity",
        "time:timestamp" => "Complete Timestamp",
        "org:resource" => "Resource",
        other => other,
    };
    name.to_owned()
}

/// Times with slashes and without an offset, as local clocks show them.
fn slashes(cell: &str) -> String {
    match chrono::DateTime::parse_from_rfc3339(cell) {
        Ok(at) => at.format("%Y/%m/%d %H:%M:%S%.3f").to_string(),
        Err(_) => cell.to_owned(),
    }
}

fn universal(cell: &str) -> String {
    match chrono::DateTime::parse_from_rfc3339(cell) {
        Ok(at) => at.to_utc().to_rfc3339(),
        Err(_) => cell.to_owned(),
    }
}

const FORMS: [Form; 5] = [
    Form {
        header: as_it_is,
        cell: as_it_is,
    },
    Form {
        header: short,
        cell: slashes,
    },
    Form {
        header: spelled_otherwise,
        cell: as_it_is,
    },
    Form {
        header: as_it_is,
        cell: universal,
    },
    Form {
        header: short,
        cell: as_it_is,
    },
];

/// The lines of some cases of the real log as another municipality would write them: the same case numbers, other
/// cases behind them.
fn file(log: &Path, place: usize) -> Vec<u8> {
    let form = &FORMS[place];
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(log).expect("the log"))
        .read_to_string(&mut text)
        .expect("text");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let number = header.iter().position(|name| name == "case:concept:name");
    let number = number.expect("the column of the case");
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(header.iter().map(form.header))
        .expect("memory");
    for record in reader.records() {
        let record = record.expect("a line");
        let next = numbers.len();
        let nth = *numbers.entry(record[number].to_owned()).or_insert(next);
        // Every municipality begins elsewhere in the log, and counts its cases from the same number.
        let Some(nth) = nth.checked_sub(place * CASES).filter(|nth| *nth < CASES) else {
            continue;
        };
        let cells = record.iter().enumerate().map(|(column, cell)| {
            if column == number {
                (4_000_000 + nth).to_string()
            } else {
                (form.cell)(cell)
            }
        });
        out.write_record(cells).expect("memory");
    }
    out.into_inner().expect("memory")
}

#[tokio::test(flavor = "multi_thread")]
async fn five_municipalities_with_the_same_case_numbers_do_not_mix() {
    let Some(log) = log("BPIC15_1.csv.gz") else {
        return;
    };
    let mapping = declared("bpic15.toml");
    let store = store().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut expected: Vec<Vec<Row>> = Vec::new();
    for place in 0..FORMS.len() {
        let path = folder.path().join(format!("{place}.csv"));
        std::fs::write(&path, file(&log, place)).expect("written");
        let done = import(&store, &path, &mapping, &format!("municipality-{place}")).await;
        assert_eq!((done.cases, done.already_there), (CASES as u64, 0));
        expected.push(rows(&path, &mapping));
    }
    for (place, expected) in expected.iter().enumerate() {
        let out = export(&store, Some(&format!("municipality-{place}"))).await;
        assert_same(&out, expected);
    }
    assert_whole(&export(&store, None).await, &expected);
}

/// All offices in one log: no case is lost, none is two, and the first keeps its number.
fn assert_whole(all: &[Row], expected: &[Vec<Row>]) {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for row in all {
        *found.entry(&row.case_id).or_default() += 1;
    }
    assert_eq!(found.len(), CASES * FORMS.len());
    let numbers: BTreeSet<&str> = expected[0].iter().map(|row| &*row.case_id).collect();
    for (place, rows) in expected.iter().enumerate() {
        for number in &numbers {
            let name = match place {
                0 => (*number).to_owned(),
                _ => format!("municipality-{place}/nl.bpic15/{number}"),
            };
            let wanted = rows.iter().filter(|row| row.case_id == **number).count();
            assert_eq!(found[&*name], wanted, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_source_or_another_office_is_another_case() {
    let store = store().await;
    let line = "case:concept:name,concept:name,time:timestamp\n7,a,2024-01-01T00:00:00Z\n";
    for (source, office) in [("one", "a"), ("one", "b"), ("two", "a")] {
        let mapping = cli::history::mapping::Mapping::standard(source).expect("a mapping");
        let (done, _) = import_bytes(&store, line, &Arc::new(mapping), office).await;
        assert_eq!((done.imported, done.already_there), (1, 0));
    }
    let names: Vec<String> = export(&store, None)
        .await
        .into_iter()
        .map(|row| row.case_id)
        .collect();
    assert_eq!(names, ["7", "b/one/7", "a/two/7"]);
}
