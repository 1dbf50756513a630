//! What the reader makes of CSV files, good and bad.

use crate::history::{
    refusal::Reason,
    row::Value,
    samples::{Everything, everything, mapping},
};

const HEADER: &str = "case:concept:name,concept:name,time:timestamp,note\n";

fn lines(lines: &str) -> Everything {
    everything(format!("{HEADER}{lines}"), &mapping(""))
}

fn reasons(read: Everything) -> Vec<(Option<u64>, u64, Reason)> {
    assert!(read.end.is_none(), "{:?}", read.end);
    read.refused
}

fn end(log: &str, text: &str) -> String {
    everything(log, &mapping(text))
        .end
        .map_or("none".into(), |error| error.to_string())
}

#[test]
fn mixed_cases_keep_the_order_of_the_file() {
    let read =
        lines("1,a,2024-01-01T00:00:00Z,\n2,b,2023-01-01T00:00:00Z,\n1,c,2022-01-01T00:00:00Z,\n");
    let order: Vec<_> = read
        .rows
        .iter()
        .map(|row| {
            (
                row.case_id.as_str(),
                row.index_in_case,
                row.index_in_file,
                &*row.activity,
            )
        })
        .collect();
    assert_eq!(
        order,
        [("1", 0, 0, "a"), ("2", 0, 1, "b"), ("1", 1, 2, "c")]
    );
    assert_eq!((read.totals.rows, read.totals.cases), (3, 2));
}

#[test]
fn a_bad_line_is_refused_and_the_next_is_read() {
    let read = lines(
        "1,a,yesterday,\n,a,2024-01-01T00:00:00Z,\n1,,2024-01-01T00:00:00Z,\n1,a,2024-01-01T00:00:00Z\n\
         1,a,2024-01-01T00:00:00Z,x,y\n1,a,,\n1,a,2024-01-01T00:00:00Z,\u{1}\n1,a,2024-01-01T00:00:00Z,fine\n",
    );
    assert_eq!(read.rows.len(), 1);
    // Lines whose case is known keep their place in it.
    assert_eq!(
        (read.rows[0].index_in_case, read.rows[0].index_in_file),
        (4, 7)
    );
    let wrong = |found| Reason::WrongColumnCount { expected: 4, found };
    let expected = [
        (Some(0), 2, Reason::UnreadableTime("time:timestamp".into())),
        (Some(1), 3, Reason::MissingCaseId),
        (Some(2), 4, Reason::MissingActivity),
        (Some(3), 5, wrong(3)),
        (Some(4), 6, wrong(5)),
        (Some(5), 7, Reason::MissingTime),
        (Some(6), 8, Reason::ForbiddenCharacter("note".into())),
    ];
    assert_eq!(reasons(read), expected);
}

#[test]
fn quotes_hold_separators_line_ends_and_quotes() {
    let read = lines("1,\"a, \"\"b\"\"\nc\",2024-01-01T00:00:00Z,\"\"\r\n");
    assert_eq!(read.rows[0].activity, "a, \"b\"\nc");
    assert!(read.rows[0].event_attributes.is_empty());
}

#[test]
fn a_quote_that_is_never_closed_is_refused() {
    let read = lines("1,a,2024-01-01T00:00:00Z,\"open\n1,b,2024-01-01T00:00:00Z,x\n");
    assert_eq!(reasons(read), [(Some(0), 2, Reason::UnclosedQuote)]);
    let mut endless = "1,a,2024-01-01T00:00:00Z,\"open\n".to_owned();
    endless.push_str(&"1,b,2024-01-01T00:00:00Z,x\n".repeat(200_000));
    let read = lines(&endless);
    assert_eq!(
        read.end.map(|error| error.code()),
        Some("history.row-too-long")
    );
}

#[test]
fn byte_order_marks_separators_and_encodings() {
    let text = "\u{feff}Fall;Was;Wann\n1;Prüfung;04.05.2012 08:30\n";
    let form =
        "csv.separator = \";\"\ncase.id = \"Fall\"\nevent = { activity = \"Was\", time = \"Wann\" }
        time = { formats = [\"%d.%m.%Y %H:%M\"], zone = \"Europe/Rome\" }";
    let read = everything(text, &mapping(form));
    assert_eq!(read.rows[0].activity, "Prüfung");
    assert_eq!(read.rows[0].at.to_rfc3339(), "2012-05-04T08:30:00+02:00");

    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        everything(&wide, &mapping(form)).rows[0].activity,
        "Prüfung"
    );

    let latin: Vec<u8> = text
        .chars()
        .skip(1)
        .map(|c| u8::try_from(c).expect("latin"))
        .collect();
    let declared = mapping(&format!("csv.encoding = \"windows-1252\"\n{form}"));
    assert_eq!(everything(&latin, &declared).rows[0].activity, "Prüfung");
    let refused = everything(&latin, &mapping(form));
    assert_eq!(reasons(refused), [(Some(0), 2, Reason::NotText)]);
}

#[test]
fn what_an_encoding_does_not_know_is_refused() {
    let form = "csv.encoding = \"utf-16le\"";
    let text = format!("{HEADER}1,a,2024-01-01T00:00:00Z,\u{10000}\n1,b,2024-01-01T00:00:00Z,x\n");
    let wide: Vec<u16> = text.encode_utf16().collect();
    let bytes = |wide: &[u16]| wide.iter().copied().flat_map(u16::to_le_bytes).collect();
    let whole: Vec<u8> = bytes(&wide);
    assert_eq!(everything(&whole, &mapping(form)).rows.len(), 2);
    let halved: Vec<u16> = wide.into_iter().filter(|unit| *unit != 0xdc00).collect();
    let halved: Vec<u8> = bytes(&halved);
    let marked = [[0xff, 0xfe].as_slice(), &halved].concat();
    for (bytes, form) in [(halved, form), (marked, "")] {
        let read = everything(&bytes, &mapping(form));
        assert_eq!(read.rows.len(), 1);
        assert_eq!(reasons(read), [(Some(0), 2, Reason::NotText)]);
    }
}

#[test]
fn columns_are_read_under_the_names_that_the_mapping_gives_them() {
    let form = "time.zone = \"Europe/Amsterdam\"
        [csv.rename]
        case = \"case:concept:name\"
        event = \"concept:name\"
        completeTime = \"time:timestamp\"
        SUMLeges = \"case:SUMleges\"
        [case.types]
        SUMleges = \"float\"
        [event.types]
        startTime = \"date\"";
    let text = "case,event,startTime,completeTime,SUMLeges\n\
                10009138,01_HOOFD_010,2014/04/11 00:00:00.000,2014/04/11 00:00:00.000,157.09305\n";
    let read = everything(text, &mapping(form));
    let row = &read.rows[0];
    assert_eq!(
        (&*row.case_id, &*row.activity),
        ("10009138", "01_HOOFD_010")
    );
    assert_eq!(row.at.to_rfc3339(), "2014-04-11T00:00:00+02:00");
    assert_eq!(
        row.case_attributes["SUMleges"].value,
        Value::Float(157.09305)
    );
    assert_eq!(row.event_attributes["startTime"].value, Value::Date(row.at));
    // A file that has the name already needs no other column for it.
    let both = "case,case:concept:name,concept:name,time:timestamp\nx,1,a,2024-01-01T00:00:00Z\n";
    let read = everything(
        both,
        &mapping("csv.rename = { case = \"case:concept:name\" }"),
    );
    assert_eq!(read.rows[0].case_id, "1");
}

#[test]
fn types_come_from_the_mapping() {
    let form = "case.types = { sum = \"float\" }
        event.types = { n = \"int\", ok = \"boolean\", d = \"date\" }
        time.zone = \"Europe/Rome\"";
    let header = "case:concept:name,case:sum,concept:name,time:timestamp,n,ok,d\n";
    let good = "1,1.50,a,2024-01-01 00:00:00,7,TRUE,2024/07/01 10:00:00.250000\n";
    let read = everything(
        format!("{header}{good}1,x,a,2024-01-01 00:00:00,,,\n"),
        &mapping(form),
    );
    let row = &read.rows[0];
    assert_eq!(row.case_attributes["sum"].value, Value::Float(1.5));
    assert_eq!(row.event_attributes["n"].value, Value::Int(7));
    assert_eq!(row.event_attributes["ok"].value, Value::Boolean(true));
    let at = row.event_attributes["d"].value.to_text();
    assert_eq!(at.as_deref(), Some("2024-07-01T10:00:00.250+02:00"));
    assert_eq!(
        reasons(read),
        [(Some(1), 3, Reason::UnreadableValue("sum".into()))]
    );
}

#[test]
fn the_order_that_the_log_states_is_the_place_of_the_row() {
    let form = "event.order = \"n\"";
    let header = "case:concept:name,concept:name,time:timestamp,n\n";
    let line = |n: &str| format!("1,a,2024-01-01T00:00:00Z,{n}\n");
    let text = ["3", "3", "5", "", "x", "-1"].map(line).concat();
    let read = everything(format!("{header}{text}"), &mapping(form));
    assert_eq!(
        read.rows
            .iter()
            .map(|row| row.index_in_case)
            .collect::<Vec<_>>(),
        [3, 5]
    );
    let refused: Vec<_> = reasons(read)
        .into_iter()
        .map(|(_, _, reason)| reason)
        .collect();
    let unreadable = || Reason::UnreadableValue("n".into());
    let expected = [
        Reason::OrderGoesBack,
        Reason::MissingOrder,
        unreadable(),
        unreadable(),
    ];
    assert_eq!(refused, expected);
}

#[test]
fn columns_must_be_the_ones_the_mapping_relies_upon() {
    for (header, form, said) in [
        (HEADER, "", "none"),
        (HEADER, "event.resource = \"who\"", "no column `who`"),
        (
            HEADER,
            "event.resource = \"who\"",
            "needs for `event.resource`",
        ),
        (HEADER, "event.resource = \"Note\"", "there is `note`"),
        (HEADER, "csv.separator = \";\"", "is `csv.separator` right?"),
        (HEADER, "event.order = \"n\"", "no column `n`"),
        (HEADER, "event.label = \"l\"", "no column `l`"),
        (HEADER, "case.received_at = \"r\"", "no column `r`"),
        (HEADER, "case.id = \"Case ID\"", "no column `Case ID`"),
        (
            "case:concept:name,concept:name\n",
            "",
            "no column `time:timestamp`",
        ),
        (
            "case:concept:name,concept:name,time:timestamp,a,a\n",
            "",
            "two columns",
        ),
        (
            ",case:concept:name,concept:name,time:timestamp\n",
            "",
            "column 1 has no name",
        ),
        (
            ",case:concept:name,concept:name,time:timestamp\n",
            "event.drop = [\"\"]",
            "none",
        ),
    ] {
        let error = end(header, form);
        assert!(error.contains(said), "{header} with {form} gives {error}");
    }
}

#[test]
fn files_without_a_header_are_read_with_declared_columns() {
    let form = "csv = { case_prefix = \"\", columns = [\"id\", \"what\", \"time:timestamp\"] }
        case.id = \"id\"\nevent.activity = \"what\"";
    let read = everything("1,a,2024-01-01T00:00:00Z\n", &mapping(form));
    assert_eq!(
        (
            read.rows[0].case_id.as_str(),
            read.rows[0].activity.as_str()
        ),
        ("1", "a")
    );
}

#[test]
fn left_out_and_unmet_keys_are_named() {
    let form = "event.drop = [\"note\"]\ncase.personal = [\"nmae\"]";
    let text = format!("{HEADER}1,a,2024-01-01T00:00:00Z,x\n");
    let totals = everything(text, &mapping(form)).totals;
    assert_eq!(
        totals.left_out.into_iter().collect::<Vec<_>>(),
        ["event note"]
    );
    assert_eq!(totals.unmet.into_iter().collect::<Vec<_>>(), ["case nmae"]);
}

#[test]
fn a_standard_key_without_its_place_is_kept_under_another_name() {
    let form = "event.activity = \"note\"";
    let read = everything(
        format!("{HEADER}1,a,2024-01-01T00:00:00Z,x\n"),
        &mapping(form),
    );
    assert_eq!(read.rows[0].activity, "x");
    let kept = &read.rows[0].event_attributes["source:concept:name"];
    assert_eq!(kept.value, Value::String("a".into()));
}
