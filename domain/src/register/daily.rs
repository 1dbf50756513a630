//! File del registro giornaliero: one day of the register as canonical text, the same bytes from the same facts.
//!
//! JSON, one object per line: the header first, then the records of the day in order, then the changes
//! and annulments made that day, even of earlier records. Whoever stores it hashes these bytes.

use crate::registration::EmergencyOrigin;
use crate::shared::digest::Digest;
use crate::shared::ids::{ActorCode, OfficeCode, RegisterCode};
use crate::shared::stamp::{ActKind, Direction};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// What the header of a day says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailyHeader {
    /// Area organizzativa omogenea: the IPA code of the set of offices that share the register.
    pub aoo: String,
    /// The register.
    pub register: RegisterCode,
    /// The day.
    pub day: NaiveDate,
    /// Hash of the file of the day before.
    pub previous_sha256: Option<Digest>,
    /// When the day was closed.
    pub closed_at: DateTime<Utc>,
}

/// One record of the day, in clear: the file is kept as sealed as the register itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyRecord {
    /// The year of the numbering.
    pub year: i32,
    /// The number.
    pub number: u64,
    /// The instant of registration.
    pub registered_at: DateTime<Utc>,
    /// In, out or internal.
    pub direction: Direction,
    /// What kind of act.
    pub act: ActKind,
    /// Oggetto; absent where it was disposed of.
    pub subject: Option<String>,
    /// Mittente o destinatario; absent where it was disposed of.
    pub counterparty: Option<String>,
    /// Impronta.
    pub digest: Option<String>,
    /// The office that received or sent it.
    pub office: OfficeCode,
    /// Where it was first written down by hand.
    pub emergency: Option<EmergencyOrigin>,
}

/// A change made on the day, to a record of any day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyChange {
    /// The year of the record's number.
    pub year: i32,
    /// The record's number.
    pub number: u64,
    /// When it was made.
    pub changed_at: DateTime<Utc>,
    /// Who made it.
    pub by: ActorCode,
    /// The act that allowed it.
    pub authorising_act: String,
    /// What was done.
    pub what: ChangeKind,
}

/// What a change did to a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangeKind {
    /// Annullamento.
    Annulled,
    /// Rinnovo of a field: its name, before, after.
    Renewed {
        /// The field.
        field: &'static str,
        /// Before; absent where there was none.
        old: Option<String>,
        /// After.
        new: Option<String>,
    },
}

/// The file of a day, with what its closing event repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyFile {
    /// The text, in UTF-8, ending with a line feed.
    pub text: String,
    /// The first number; absent on an empty day.
    pub first: Option<u64>,
    /// The last number; absent on an empty day.
    pub last: Option<u64>,
    /// How many records.
    pub count: u64,
    /// How many annulments.
    pub annulled: u64,
}

/// Writes the file of a day; in whatever order records and changes come, the bytes are the same.
pub fn build(header: &DailyHeader, records: &[DailyRecord], changes: &[DailyChange]) -> DailyFile {
    let mut records: Vec<_> = records.iter().collect();
    records.sort_by_key(|record| (record.year, record.number));
    let annulled = changes
        .iter()
        .filter(|change| change.what == ChangeKind::Annulled)
        .count();
    let mut changes: Vec<_> = changes
        .iter()
        .map(|change| {
            (
                (change.changed_at, change.year, change.number),
                line(&change_line(change)),
            )
        })
        .collect();
    changes.sort();
    let mut file = DailyFile {
        text: String::new(),
        first: records.first().map(|record| record.number),
        last: records.last().map(|record| record.number),
        count: records.len() as u64,
        annulled: annulled as u64,
    };
    let mut text = line(&header_line(header, &file));
    for record in records {
        text.push_str(&line(&record_line(record)));
    }
    for (_, change) in changes {
        text.push_str(&change);
    }
    file.text = text;
    file
}

/// A row of the file. The order of the fields is the order of these declarations, for ever.
#[derive(Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
enum Line<'a> {
    Header {
        format: u8,
        aoo: &'a str,
        register: &'a RegisterCode,
        day: NaiveDate,
        first: Option<u64>,
        last: Option<u64>,
        count: u64,
        annulled: u64,
        previous_sha256: Option<&'a Digest>,
        closed_at: String,
    },
    Record {
        year: i32,
        number: u64,
        registered_at: String,
        direction: Direction,
        act: ActKind,
        subject: Option<&'a str>,
        counterparty: Option<&'a str>,
        digest: Option<&'a str>,
        office: &'a OfficeCode,
        emergency: Option<EmergencyOrigin>,
    },
    Change {
        year: i32,
        number: u64,
        changed_at: String,
        by: &'a ActorCode,
        authorising_act: &'a str,
        what: &'a ChangeKind,
    },
}

fn line(line: &Line<'_>) -> String {
    let mut text = serde_json::to_string(line).expect("lines are made of JSON values");
    text.push('\n');
    text
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

fn header_line<'a>(header: &'a DailyHeader, file: &DailyFile) -> Line<'a> {
    Line::Header {
        format: 1,
        aoo: &header.aoo,
        register: &header.register,
        day: header.day,
        first: file.first,
        last: file.last,
        count: file.count,
        annulled: file.annulled,
        previous_sha256: header.previous_sha256.as_ref(),
        closed_at: instant(header.closed_at),
    }
}

fn record_line(record: &DailyRecord) -> Line<'_> {
    Line::Record {
        year: record.year,
        number: record.number,
        registered_at: instant(record.registered_at),
        direction: record.direction,
        act: record.act,
        subject: record.subject.as_deref(),
        counterparty: record.counterparty.as_deref(),
        digest: record.digest.as_deref(),
        office: &record.office,
        emergency: record.emergency,
    }
}

fn change_line(change: &DailyChange) -> Line<'_> {
    Line::Change {
        year: change.year,
        number: change.number,
        changed_at: instant(change.changed_at),
        by: &change.by,
        authorising_act: &change.authorising_act,
        what: &change.what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, day, instant, office};

    fn header() -> DailyHeader {
        DailyHeader {
            aoo: "AOO-SERVIZI".to_owned(),
            register: RegisterCode::default(),
            day: day(2026, 3, 2),
            previous_sha256: Some(Digest::from_bytes(&[1; 32])),
            closed_at: instant(2026, 3, 3, 1),
        }
    }

    fn record(number: u64) -> DailyRecord {
        DailyRecord {
            year: 2026,
            number,
            registered_at: instant(2026, 3, 2, 9),
            direction: Direction::Inbound,
            act: ActKind::Application,
            subject: Some("Istanza; \"urgente\"\ncon a capo".to_owned()),
            counterparty: Some("Torrisi Agata".to_owned()),
            digest: None,
            office: office("centro-1"),
            emergency: None,
        }
    }

    fn change(number: u64, what: ChangeKind) -> DailyChange {
        DailyChange {
            year: 2026,
            number,
            changed_at: instant(2026, 3, 2, 12),
            by: actor("protocollo"),
            authorising_act: "Provvedimento n. 4".to_owned(),
            what,
        }
    }

    #[test]
    fn the_same_facts_in_another_order_give_the_same_bytes() {
        let renewed = ChangeKind::Renewed {
            field: "subject",
            old: Some("a".into()),
            new: Some("b".into()),
        };
        let one = build(
            &header(),
            &[record(12), record(10), record(11)],
            &[change(3, ChangeKind::Annulled), change(2, renewed.clone())],
        );
        let two = build(
            &header(),
            &[record(10), record(11), record(12)],
            &[change(2, renewed), change(3, ChangeKind::Annulled)],
        );
        assert_eq!(one, two);
    }

    #[test]
    fn the_header_counts_what_follows() {
        let file = build(
            &header(),
            &[record(11), record(10)],
            &[change(3, ChangeKind::Annulled)],
        );
        assert_eq!(
            (file.first, file.last, file.count, file.annulled),
            (Some(10), Some(11), 2, 1)
        );
        let head: serde_json::Value =
            serde_json::from_str(file.text.lines().next().expect("a header")).expect("JSON");
        assert_eq!(head["first"], 10);
        assert_eq!(head["annulled"], 1);
        assert_eq!(head["aoo"], "AOO-SERVIZI");
    }

    #[test]
    fn one_line_is_one_row_whatever_the_subject_says() {
        let file = build(&header(), &[record(10)], &[change(3, ChangeKind::Annulled)]);
        assert_eq!(file.text.lines().count(), 3);
        assert!(file.text.ends_with('\n'));
    }

    #[test]
    fn an_empty_day_has_a_header_alone() {
        let file = build(&header(), &[], &[]);
        assert_eq!((file.first, file.last, file.count), (None, None, 0));
        assert_eq!(file.text.lines().count(), 1);
    }

    #[test]
    fn the_bytes_of_a_day_are_these() {
        let file = build(&header(), &[], &[]);
        let expected = concat!(
            r#"{"line":"header","format":1,"aoo":"AOO-SERVIZI","register":"generale","#,
            r#""day":"2026-03-02","first":null,"last":null,"count":0,"annulled":0,"previous_sha256":"#,
            r#""0101010101010101010101010101010101010101010101010101010101010101","#,
            r#""closed_at":"2026-03-03T01:00:00.000000Z"}"#,
            "\n",
        );
        assert_eq!(file.text, expected);
    }
}
