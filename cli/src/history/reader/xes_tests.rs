//! What the reader makes of XES files, good and bad.

use flate2::{Compression, write::GzEncoder};
use std::io::Write;

use crate::history::{
    refusal::Reason,
    row::{Attribute, Value},
    samples::{Everything, everything, mapping},
};

const EVENT: &str = r#"<event><string key="concept:name" value="a"/>
    <date key="time:timestamp" value="2024-01-01T00:00:00Z"/></event>"#;

fn log(inner: &str) -> Everything {
    everything(format!("<log>{inner}</log>"), &mapping(""))
}

fn case(inner: &str) -> Everything {
    log(&format!(
        "<trace><string key=\"concept:name\" value=\"1\"/>{inner}</trace>"
    ))
}

fn event(inner: &str) -> Everything {
    let base = EVENT.trim_end_matches("</event>");
    case(&format!("{base}{inner}</event>{EVENT}"))
}

/// The reason why the first of two events is refused, while the second is read in its place.
fn refused_event(inner: &str) -> Reason {
    let mut read = event(inner);
    assert!(read.end.is_none(), "{inner}: {:?}", read.end);
    assert_eq!(
        read.rows
            .iter()
            .map(|row| row.index_in_case)
            .collect::<Vec<_>>(),
        [1],
        "{inner}"
    );
    assert_eq!((read.totals.rows, read.totals.refused), (2, 1));
    read.refused.remove(0).2
}

fn end(log: &str) -> &'static str {
    everything(log, &mapping(""))
        .end
        .map_or("none", |error| error.code())
}

#[test]
fn every_type_keeps_its_value() {
    let read = event(
        r#"<string key="s" value=" a&#10;b&lt;"/><int key="i" value="-3"/>
           <float key="f" value="2.5E-3"/><boolean key="b" value="true"/><id key="id" value="X-1"/>
           <date key="d" value="2011-10-11T13:45:40.020+02:00"/>"#,
    );
    let row = &read.rows[0];
    let value = |key: &str| &row.event_attributes[key].value;
    assert_eq!(value("s"), &Value::String(" a\nb<".into()));
    assert_eq!(value("i"), &Value::Int(-3));
    assert_eq!(value("f"), &Value::Float(0.0025));
    assert_eq!(value("b"), &Value::Boolean(true));
    assert_eq!(value("id"), &Value::Id("X-1".into()));
    assert_eq!(
        value("d").to_text().as_deref(),
        Some("2011-10-11T13:45:40.020+02:00")
    );
    assert!(!row.event_attributes.contains_key("concept:name"));
}

#[test]
fn lists_containers_and_nested_attributes_are_kept() {
    let read = event(
        r#"<list key="l"><int key="meta" value="1"/><values><string key="x" value="1"/>
           <string key="x" value="2"/></values></list>
           <container key="c"><int key="n" value="1"/></container>
           <string key="s" value="v"><string key="below" value="w"/></string>"#,
    );
    let attributes = &read.rows[0].event_attributes;
    let items = [("x", "1"), ("x", "2")].map(|(key, text)| (key.into(), Attribute::text(text)));
    assert_eq!(attributes["l"].value, Value::List(items.into()));
    assert_eq!(attributes["l"].children[0].0, "meta");
    assert_eq!(attributes["c"].children[0].1.value, Value::Int(1));
    assert_eq!(
        attributes["s"].children,
        [("below".to_owned(), Attribute::text("w"))]
    );
}

#[test]
fn rows_keep_the_order_of_the_file_where_clocks_tie_or_go_back() {
    let event = |name: &str, at: &str| {
        format!(
            r#"<event><date key="time:timestamp" value="{at}"/>
               <string key="concept:name" value="{name}"/></event>"#
        )
    };
    let events = [
        "2024-01-02T00:00:00Z",
        "2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00Z",
    ];
    let events: String = ["c", "b", "a"]
        .iter()
        .zip(events)
        .map(|(name, at)| event(name, at))
        .collect();
    let read = case(&events);
    let order: Vec<&str> = read.rows.iter().map(|row| row.activity.as_str()).collect();
    assert_eq!(order, ["c", "b", "a"]);
}

#[test]
fn an_event_with_a_bad_value_is_refused_and_the_next_is_read() {
    use Reason as R;
    let long = format!("<string key='k' value='{}'/>", "x".repeat(70_000));
    for (inner, reason) in [
        ("<int key='k' value='x'/>", R::UnreadableValue("k".into())),
        (
            "<int key='k' value='99999999999999999999'/>",
            R::UnreadableValue("k".into()),
        ),
        (
            "<float key='k' value='NaN'/>",
            R::UnreadableValue("k".into()),
        ),
        (
            "<boolean key='k' value='yes'/>",
            R::UnreadableValue("k".into()),
        ),
        (
            "<date key='k' value='yesterday'/>",
            R::UnreadableTime("k".into()),
        ),
        (
            "<date key='k' value='2024-01-01T00:00:00'/>",
            R::TimeWithoutZone("k".into()),
        ),
        ("<string key='k'/>", R::MissingValue("k".into())),
        ("<string value='k'/>", R::MissingKey),
        ("<string key='' value='k'/>", R::MissingKey),
        (
            "<string key='k' value='&#0;'/>",
            R::BrokenReference("value".into()),
        ),
        (
            "<string key='k' value='&#1;'/>",
            R::ForbiddenCharacter("k".into()),
        ),
        (
            "<string key='k' value='&nbsp;'/>",
            R::BrokenReference("value".into()),
        ),
        (long.as_str(), R::TooLong("k".into())),
    ] {
        assert_eq!(refused_event(inner), reason, "{inner:.80}");
    }
}

#[test]
fn an_event_of_the_wrong_shape_is_refused_and_the_next_is_read() {
    use Reason as R;
    let twice = |key: &str| R::DuplicateAttribute(key.into());
    let deep = format!(
        "{}{}",
        "<string key='a' value=''>".repeat(20),
        "</string>".repeat(20)
    );
    let below = "<string key='org:group' value='g'><int key='n' value='1'/></string>";
    for (inner, reason) in [
        (
            "<string key='k' value='1'/><int key='k' value='1'/>",
            twice("k"),
        ),
        (
            "<string key='concept:name' value='b'/>",
            twice("concept:name"),
        ),
        ("<text key='k' value='1'/>", R::UnknownElement),
        ("<trace/>", R::UnknownElement),
        ("loose text", R::UnexpectedText),
        (below, R::NestedRole("org:group".into())),
        (
            "<list key='org:group'><values/></list>",
            R::WrongType("org:group".into()),
        ),
        (deep.as_str(), R::TooDeep),
    ] {
        assert_eq!(refused_event(inner), reason, "{inner:.80}");
    }
}

#[test]
fn a_log_of_fines_needs_no_more_than_a_source() {
    let read = log(r#"<trace><string key="concept:name" value="A1"/>
           <event><float key="amount" value="35.0"/><string key="org:resource" value="561"/>
             <string key="dismissal" value="NIL"/><string key="concept:name" value="Create Fine"/>
             <string key="vehicleClass" value="A"/><float key="totalPaymentAmount" value="0.0"/>
             <string key="lifecycle:transition" value="complete"/>
             <date key="time:timestamp" value="2006-07-24T00:00:00+02:00"/>
             <int key="article" value="157"/><int key="points" value="0"/></event>
           <event><string key="concept:name" value="Send Fine"/>
             <string key="lifecycle:transition" value="complete"/><float key="expense" value="11.0"/>
             <date key="time:timestamp" value="2006-12-05T00:00:00+01:00"/></event></trace>"#);
    assert_eq!(read.refused, []);
    assert_eq!(
        read.rows[0].event_attributes["amount"].value,
        Value::Float(35.0)
    );
    assert_eq!(read.rows[0].resource.as_deref(), Some("561"));
    assert_eq!(
        (
            read.rows[1].resource.as_deref(),
            read.rows[1].event_attributes.len()
        ),
        (None, 1)
    );
}

#[test]
fn an_event_without_activity_or_time_is_refused() {
    let read = case(
        "<event/><event><string key='concept:name' value='a'/></event>
         <event><string key='concept:name' value=' '/></event>",
    );
    let reasons: Vec<_> = read
        .refused
        .into_iter()
        .map(|(row, _, reason)| (row, reason))
        .collect();
    let expected = [
        (Some(0), Reason::MissingActivity),
        (Some(1), Reason::MissingTime),
        (Some(2), Reason::MissingActivity),
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn every_event_of_a_bad_case_is_refused() {
    for (inner, reason) in [
        ("", Reason::MissingCaseId),
        (
            "<string key='concept:name' value=''/>",
            Reason::MissingCaseId,
        ),
        (
            "<string key='concept:name' value='1'/><string key='concept:name' value='2'/>",
            Reason::DuplicateAttribute("concept:name".into()),
        ),
        (
            "<string key='concept:name' value='1'/><date key='d' value='x'/>",
            Reason::UnreadableTime("d".into()),
        ),
    ] {
        let good = format!("<trace><string key='concept:name' value='2'/>{EVENT}</trace>");
        let read = log(&format!("<trace>{inner}{EVENT}{EVENT}</trace>{good}"));
        let reasons: Vec<_> = read
            .refused
            .into_iter()
            .map(|(_, _, reason)| reason)
            .collect();
        assert_eq!(reasons, [reason.clone(), reason], "{inner}");
        assert_eq!(read.rows.len(), 1);
        assert_eq!(read.totals.cases, 1);
    }
}

#[test]
fn prefixes_and_descriptions_of_the_log_do_not_matter() {
    let read = everything(
        r#"<?xml version="1.0"?><x:log xmlns:x="http://www.xes-standard.org/" xes.version="1.0">
           <x:extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
           <x:global scope="event"><x:string key="org:resource" value="UNKNOWN"/></x:global>
           <x:classifier name="Both" keys="concept:name lifecycle:transition"/>
           <x:string key="concept:name" value="the log"/>
           <x:list key="of the log"><x:values><x:int key="n" value="1"/></x:values></x:list>
           <x:trace><x:string key="concept:name" value="1"/>
             <x:event><x:string key="concept:name" value="a"/>
               <x:string key="lifecycle:transition" value="start"/>
               <x:date key="time:timestamp" value="2024-03-31T01:59:00.000+01:00"/></x:event>
             <x:event><x:string key="concept:name" value="a"/>
               <x:string key="lifecycle:transition" value="complete"/>
               <x:date key="time:timestamp" value="2024-03-31T03:01:00.000+0200"/></x:event>
           </x:trace></x:log>"#,
        &mapping(""),
    );
    assert_eq!((read.refused, read.end.is_none()), (vec![], true));
    let steps: Vec<_> = read
        .rows
        .iter()
        .map(|row| (row.lifecycle.as_deref(), row.at.to_rfc3339()))
        .collect();
    assert_eq!(
        steps,
        [
            (Some("start"), "2024-03-31T01:59:00+01:00".to_owned()),
            (Some("complete"), "2024-03-31T03:01:00+02:00".to_owned()),
        ]
    );
    assert!(read.rows.iter().all(|row| row.resource.is_none()));
}

#[test]
fn what_stands_in_the_wrong_place_is_reported() {
    let read = log(&format!(
        "{EVENT}<trace><string key='concept:name' value='1'/></trace>"
    ));
    let reasons: Vec<_> = read
        .refused
        .into_iter()
        .map(|(row, _, reason)| (row, reason))
        .collect();
    assert_eq!(
        reasons,
        [
            (Some(0), Reason::OutsideCase),
            (None, Reason::CaseWithoutEvents)
        ]
    );

    let read = case(&format!("{EVENT}<string key='late' value='1'/>text{EVENT}"));
    let reasons: Vec<_> = read
        .refused
        .into_iter()
        .map(|(row, _, reason)| (row, reason))
        .collect();
    let expected = [
        (None, Reason::AttributeBehindEvents),
        (None, Reason::UnexpectedText),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(
        (read.rows.len(), read.totals.refused, read.totals.remarks),
        (2, 0, 2)
    );
}

#[test]
fn a_case_that_comes_back_goes_on_counting() {
    let trace = format!("<trace><string key='concept:name' value='1'/>{EVENT}</trace>");
    let read = log(&format!("{trace}{trace}"));
    assert_eq!(
        read.rows
            .iter()
            .map(|row| row.index_in_case)
            .collect::<Vec<_>>(),
        [0, 1]
    );
    assert_eq!(read.totals.cases, 1);
}

#[test]
fn refusals_say_the_line() {
    let read = log("\n<trace>\n<string key='concept:name' value='1'/>\n\n<event/>\n</trace>");
    assert_eq!(read.refused, [(Some(0), 5, Reason::MissingActivity)]);
}

#[test]
fn a_file_that_cannot_be_understood_is_an_error() {
    for (text, code) in [
        ("", "history.empty"),
        ("<html></html>", "history.not-a-log"),
        ("<log></log><log></log>", "history.not-a-log"),
        ("<log>", "history.not-well-formed"),
        ("<log><trace></log>", "history.not-well-formed"),
        (
            "<log><trace key='a' key='b'></trace></log>",
            "history.not-well-formed",
        ),
        (
            "<log><trace key=a></trace></log>",
            "history.not-well-formed",
        ),
        (
            "<!DOCTYPE log [<!ENTITY a 'b'>]><log/>",
            "history.document-type",
        ),
        ("<log/>", "none"),
        (
            "<?xml version='1.0'?><!-- c --><log xmlns='http://www.xes-standard.org/'/>",
            "none",
        ),
    ] {
        assert_eq!(end(text), code, "{text}");
    }
}

#[test]
fn rows_before_a_fault_are_read() {
    let trace = format!("<trace><string key='concept:name' value='1'/>{EVENT}");
    let read = everything(format!("<log>{trace}<event></log>"), &mapping(""));
    assert_eq!(read.rows.len(), 1);
    assert_eq!(
        read.end.map(|error| error.code()),
        Some("history.not-well-formed")
    );
}

#[test]
fn an_element_without_end_is_not_collected() {
    let endless = format!("<log><trace><string key='{}", "x".repeat(6 * 1024 * 1024));
    assert_eq!(end(&endless), "history.row-too-long");
}

#[test]
fn packing_is_recognised_by_content_and_may_have_several_members() {
    let mut packed = Vec::new();
    let text = format!("<log><trace><string key='concept:name' value='1'/>{EVENT}</trace></log>");
    let (one, two) = text.split_at(40);
    for part in [one, two] {
        let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
        gz.write_all(part.as_bytes()).expect("memory");
        packed.extend(gz.finish().expect("memory"));
    }
    assert_eq!(everything(&packed, &mapping("")).rows.len(), 1);
    packed.truncate(packed.len() - 12);
    let cut = everything(&packed, &mapping(""));
    assert_eq!(
        cut.end.map(|error| error.code()),
        Some("history.unreadable")
    );
}

#[test]
fn other_encodings_are_read_as_declared() {
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?><log><trace>
        <string key='concept:name' value='citt\u{e0}'/>";
    let mut latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(c).expect("latin"))
        .collect();
    latin.extend(format!("{EVENT}</trace></log>").bytes());
    assert_eq!(everything(&latin, &mapping("")).rows[0].case_id, "città");

    let mut wide = vec![0xff, 0xfe];
    let text = format!("<log><trace><string key='concept:name' value='è'/>{EVENT}</trace></log>");
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(everything(&wide, &mapping("")).rows[0].case_id, "è");
}
