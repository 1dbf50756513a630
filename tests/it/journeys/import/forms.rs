//! One history in every form in which offices write it: it comes in as the same history.

use super::given::{assert_same, export, import_bytes, mapping, store};
use cli::history::mapping::Mapping;
use std::fmt::Write;
use std::sync::Arc;

/// Two cases: case, activity, step, who, day and minute in Rome, note.
const ROWS: [[&str; 6]; 5] = [
    [
        "2023/1",
        "Ricezione",
        "complete",
        "Ufficio A",
        "25/03/2023 23.59",
        "con \"allegati\"; e una\nseconda riga",
    ],
    ["2023/1", "Verifica", "start", "", "26/03/2023 03.01", ""],
    [
        "2023/2",
        "Ricezione",
        "complete",
        "Ufficio A",
        "26/03/2023 03.01",
        "è già qui",
    ],
    [
        "2023/1",
        "Verifica",
        "complete",
        "Ufficio B",
        "26/03/2023 03.01",
        "",
    ],
    [
        "2023/2",
        "Archiviazione",
        "complete",
        "Ufficio B",
        "29/10/2023 02.30",
        "",
    ],
];

const ITALIAN: &str = "[csv]\nseparator = \";\"\n[case]\nid = \"Pratica\"\n[event]\nactivity = \"Fase\"\n\
    lifecycle = \"Passo\"\nresource = \"Chi\"\ntime = \"Quando\"\n\
    [time]\nformats = [\"%d/%m/%Y %H.%M\"]\nzone = \"Europe/Rome\"\n";

fn csv(separator: char, line_end: &str) -> String {
    let head = ["Pratica", "Fase", "Passo", "Chi", "Quando", "nota"];
    let mut text = String::new();
    for line in std::iter::once(&head).chain(&ROWS) {
        let cells: Vec<String> = line
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        write!(text, "{}{line_end}", cells.join(&separator.to_string()))
            .expect("a String takes all");
    }
    text
}

fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(c).expect("a letter of Latin-1"))
        .collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

fn with(changes: &[(&str, &str)]) -> Arc<Mapping> {
    let mut text = ITALIAN.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from));
        text = text.replace(from, to);
    }
    mapping(&text)
}

#[tokio::test(flavor = "multi_thread")]
async fn separators_encodings_and_line_ends_make_no_other_history() {
    let store = store().await;
    let plain = csv(';', "\n");
    let (done, told) = import_bytes(&store, &plain, &with(&[]), "plain").await;
    assert_eq!((done.cases, done.imported, told.len()), (2, 5, 0));
    let expected = export(&store, Some("plain")).await;
    assert_eq!(
        expected[0].event_attributes["nota"]
            .value
            .to_text()
            .as_deref(),
        Some(ROWS[0][5])
    );
    assert_eq!(expected[1].at.to_rfc3339(), "2023-03-26T03:01:00+02:00");
    assert_eq!(
        expected.last().expect("five rows").at.to_rfc3339(),
        "2023-10-29T02:30:00+02:00"
    );
    for (office, bytes, mapping) in [
        (
            "tabs",
            csv('\t', "\n").into_bytes(),
            with(&[("\";\"", "\"\\t\"")]),
        ),
        ("returns", csv(';', "\r\n").into_bytes(), with(&[])),
        ("marked", format!("\u{feff}{plain}").into_bytes(), with(&[])),
        (
            "latin",
            latin(&plain),
            with(&[("[csv]", "[csv]\nencoding = \"latin1\"")]),
        ),
        ("wide", wide(&plain), with(&[])),
        ("open", plain.trim_end().as_bytes().to_vec(), with(&[])),
    ] {
        let (done, told) = import_bytes(&store, bytes, &mapping, office).await;
        assert_eq!((done.imported, told), (5, vec![]), "{office}");
        assert_same(&export(&store, Some(office)).await, &expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn xes_with_everything_the_standard_allows_goes_out_as_it_came() {
    let nested = r#"<list key="items"><string key="kind" value="papers"/><values>
          <string key="item" value="ISEE"/><string key="item" value="ISEE"/>
          <container key="box"><int key="n" value="-7"/><id key="uid" value="a b"/></container></values></list>
        <string key="note" value="a&#10;b &amp; &quot;c&quot;"><date key="seen" value="2023-01-01T00:00:00-03:30"/></string>
        <float key="cost" value="1.0E-5"/><boolean key="urgent" value="false"/><string key="empty" value=""/>"#;
    let event = |what: &str, at: &str, more: &str| {
        format!(
            "<event><string key='concept:name' value='{what}'/><date key='time:timestamp' value='{at}'/>{more}</event>"
        )
    };
    let text = format!(
        "<?xml version='1.0'?><log xes.version='2.0' xmlns='http://www.xes-standard.org/'>
         <extension name='Cost' prefix='cost' uri='http://www.xes-standard.org/cost.xesext'/>
         <global scope='trace'><string key='concept:name' value='?'/></global>
         <classifier name='A' scope='event' keys='concept:name'/><string key='source' value='x'/>
         <trace><string key='concept:name' value='1'/>{nested}{}{}{}</trace>
         <trace><string key='concept:name' value='2'/>{}</trace></log>",
        event(
            "a",
            "2023-03-26T03:01:00.123456+02:00",
            "<string key='lifecycle:transition' value='START'/>"
        ),
        event(
            "a",
            "2023-03-25T20:01:00.123-05:00",
            "<string key='org:resource' value='R 1'/>"
        ),
        event("a", "2023-03-26T01:01:00.123Z", nested),
        event(
            "b",
            "1970-01-01T00:00:00+00:00",
            "<string key='concept:instance' value='i'/>"
        ),
    );
    let store = store().await;
    let mapping = mapping("");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.xes");
    std::fs::write(&file, &text).expect("written");
    let (done, told) = import_bytes(&store, &text, &mapping, "a").await;
    assert_eq!((done.cases, done.imported, told), (2, 4, vec![]));
    let expected = super::given::rows(&file, &mapping);
    assert_eq!(expected[0].lifecycle.as_deref(), Some("START"));
    assert_eq!(expected[1].at.to_rfc3339(), "2023-03-25T20:01:00.123-05:00");
    assert_same(&export(&store, Some("a")).await, &expected);
}

/// The first block of a kind in the page on mappings.
fn block<'a>(page: &'a str, kind: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{kind}\n")).expect("a block");
    rest.split_once("```").expect("its end").0
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_of_the_page_on_mappings_is_true() {
    let page = std::fs::read_to_string(super::given::root().join("docs/mappings/README.md"));
    let page = page.expect("the page");
    let mapping = Arc::new(Mapping::parse(block(&page, "toml")).expect("a mapping"));
    let store = store().await;
    for answer in [
        "# 3 rows of 2 cases: 3 imported, 0 already there, 0 refused",
        "# 3 rows of 2 cases: 0 imported, 3 already there, 0 refused",
    ] {
        let (done, told) = import_bytes(&store, block(&page, "text"), &mapping, "centro-1").await;
        let said = format!(
            "# {} rows of {} cases: {} imported, {} already there, {} refused",
            done.rows, done.cases, done.imported, done.already_there, done.refused
        );
        assert_eq!((said.as_str(), told), (answer, vec![]));
        assert!(block(&page, "sh").contains(answer));
    }
    assert_eq!(export(&store, Some("centro-1")).await.len(), 3);
}
