//! Invented rows and logs for the tests of this folder.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeZone};
use proptest::{collection, option, prelude::*};

use super::{
    error::HistoryError,
    mapping::Mapping,
    reader::{EVENT_KEYS, Item, LogReader, Totals, storable},
    refusal::Reason,
    row::{Attribute, Attributes, Row, Value},
};

/// A mapping from TOML, with a source put in front.
pub(super) fn mapping(text: &str) -> Arc<Mapping> {
    let text = format!("source = \"sample\"\n{text}");
    Arc::new(Mapping::parse(&text).expect("a valid sample mapping"))
}

/// Everything that a log gives.
#[derive(Debug, Default)]
pub(super) struct Everything {
    pub(super) rows: Vec<Row>,
    pub(super) refused: Vec<(Option<u64>, u64, Reason)>,
    pub(super) end: Option<HistoryError>,
    pub(super) totals: Totals,
}

/// Reads a log to its end.
pub(super) fn everything(log: impl AsRef<[u8]>, mapping: &Arc<Mapping>) -> Everything {
    let bytes = std::io::Cursor::new(log.as_ref().to_vec());
    match LogReader::from_read(bytes, mapping) {
        Ok(reader) => drain(reader),
        Err(error) => Everything {
            end: Some(error),
            ..Everything::default()
        },
    }
}

/// Reads on to the end.
pub(super) fn drain(mut reader: LogReader) -> Everything {
    let mut all = Everything::default();
    for item in reader.by_ref() {
        match item {
            Ok(Item::Row(row)) => all.rows.push(*row),
            Ok(Item::Refused(refusal)) => {
                all.refused
                    .push((refusal.place.row, refusal.place.line, refusal.reason));
            }
            Err(error) => all.end = Some(error),
        }
    }
    all.totals = reader.totals();
    all
}

/// Rows of up to five cases, each case in one piece, with awkward texts everywhere.
pub(super) fn log_rows() -> impl Strategy<Value = Vec<Row>> {
    let case = (attributes(), collection::vec(event(), 1..5));
    collection::btree_map(name(), case, 0..5).prop_map(|cases| {
        let mut rows = Vec::new();
        for (case_id, (case_attributes, events)) in cases {
            for (index_in_case, event) in (0..).zip(events) {
                rows.push(Row {
                    case_id: case_id.clone(),
                    index_in_case,
                    index_in_file: rows.len() as u64,
                    case_attributes: case_attributes.clone(),
                    ..event
                });
            }
        }
        rows
    })
}

fn event() -> impl Strategy<Value = Row> {
    let names = (
        name(),
        option::of(name()),
        option::of(name()),
        option::of(name()),
    );
    (names, option::of(name()), instant(), attributes()).prop_map(
        |((activity, lifecycle, resource, group), instance, at, event_attributes)| Row {
            case_id: String::new(),
            index_in_case: 0,
            index_in_file: 0,
            activity,
            lifecycle,
            at,
            resource,
            group,
            instance,
            case_attributes: Attributes::new(),
            event_attributes,
        },
    )
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let key = name().prop_filter("reserved", |key| !EVENT_KEYS.contains(&key.as_str()));
    collection::btree_map(key, attribute(), 0..5)
}

fn attribute() -> impl Strategy<Value = Attribute> {
    let leaf = value().prop_map(Attribute::plain);
    leaf.prop_recursive(3, 12, 3, |inner| {
        let some = || collection::vec((name(), inner.clone()), 0..3);
        prop_oneof![
            (value(), some()).prop_map(|(value, children)| Attribute { value, children }),
            (some(), some()).prop_map(|(items, children)| Attribute {
                value: Value::List(items),
                children
            }),
            some().prop_map(|children| Attribute {
                value: Value::Container,
                children
            }),
        ]
    })
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::String),
        text().prop_map(Value::Id),
        instant().prop_map(Value::Date),
        any::<i64>().prop_map(Value::Int),
        any::<f64>()
            .prop_filter("finite", |f| f.is_finite())
            .prop_map(Value::Float),
        any::<bool>().prop_map(Value::Boolean),
    ]
}

fn instant() -> impl Strategy<Value = DateTime<FixedOffset>> {
    let offset = (-18 * 60..=18 * 60).prop_map(|minutes| minutes * 60);
    let seconds = -60_000_000_000_i64..250_000_000_000;
    (offset, seconds, 0..1_000_000_000_u32).prop_map(|(offset, seconds, nanos)| {
        let zone = FixedOffset::east_opt(offset).expect("less than a day");
        zone.timestamp_opt(seconds, nanos)
            .single()
            .expect("fixed offsets are never ambiguous")
    })
}

/// Text that is not blank.
fn name() -> impl Strategy<Value = String> {
    text()
        .prop_filter("blank", |text| !text.trim().is_empty())
        .prop_map(|mut text| {
            while text.len() > 200 {
                text.pop();
            }
            text
        })
}

fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        '<', '>', '&', '"', '\'', ';', ',', '\t', '\n', '\r', ' ', ']', '#', 'à', '\u{a0}',
        '\u{85}', '\u{2028}', '\u{feff}', '\u{fffd}', '😀',
    ]);
    let letter = prop_oneof![3 => awkward, 2 => prop::char::range('a', 'z'), 1 => any::<char>()];
    collection::vec(letter.prop_filter("storable", |c| storable(*c)), 0..12)
        .prop_map(|letters| letters.into_iter().collect())
}
