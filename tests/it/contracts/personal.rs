//! No event carries personal data that is not sealed.

use super::aggregates;
use crate::house::source;
use chrono::{DateTime, NaiveDate};
use serde_json::Value;
use uuid::Uuid;

/// Texts that are public by their nature: event (or `*`), beginning of the pointer, reason.
const PUBLIC: &[(&str, &str, &str)] = &[
    (
        "application/",
        "/title",
        "the published title of the service",
    ),
    (
        "application/",
        "/procedure/title",
        "the published title of the service",
    ),
    (
        "application/",
        "/procedure/legal_basis",
        "the law the procedure follows",
    ),
    (
        "application/",
        "/legal_basis",
        "the law the procedure follows",
    ),
    (
        "application/",
        "/procedure/appeals",
        "the authorities one may appeal to",
    ),
    (
        "application/",
        "/appeals",
        "the authorities one may appeal to",
    ),
    (
        "application/application_imported",
        "/service",
        "a service in the words of another system",
    ),
    (
        "application/external_event_recorded",
        "/activity",
        "an activity in the words of another system",
    ),
    (
        "application/external_event_recorded",
        "/group",
        "a group of officers in another system",
    ),
    (
        "application/external_event_recorded",
        "/resource",
        "the code of an officer in another system, in their function; the mapping must not put names here",
    ),
    (
        "application/",
        "/unit",
        "the name of the unit in charge, published by duty (L. 241/1990 art. 4)",
    ),
    (
        "call/",
        "/content/",
        "the call, published by duty with its criteria (L. 241/1990 art. 12)",
    ),
    (
        "call/",
        "/reason",
        "why a call changed or was taken back, shown where it is published",
    ),
    (
        "ranking/ranking_opened",
        "/content/",
        "the call, published by duty with its criteria (L. 241/1990 art. 12)",
    ),
    ("office/", "/profile/name", "the name on the door"),
    ("office/", "/profile/address", "where citizens go"),
    ("office/", "/profile/phones", "the office's own telephones"),
    (
        "office/",
        "/profile/pec",
        "the office's own certified address",
    ),
    ("office/", "/profile/hours", "when the door is open"),
    (
        "office/",
        "/profile/head",
        "who answers for the office, published by duty (D.Lgs. 33/2013 art. 13)",
    ),
    (
        "register/",
        "/package",
        "the name a package got for its preservation",
    ),
    (
        "register/",
        "/receipt",
        "the name the preservation system gave its receipt",
    ),
    (
        "register/",
        "/cause",
        "why the system was unusable, stated by duty (DPR 445/2000 art. 63)",
    ),
    (
        "register/",
        "/authorising_act",
        "number and day of the act that allows the emergency register (DPR 445/2000 art. 63)",
    ),
    (
        "registration/",
        "/authorising_act",
        "number and day of the act that authorises the change (DPR 445/2000 art. 54)",
    ),
    (
        "service/service_published",
        "/content/",
        "the page of the catalogue, published by duty with its officers (D.Lgs. 33/2013 art. 35)",
    ),
    (
        "service/service_revised",
        "/content/",
        "the page of the catalogue, published by duty with its officers (D.Lgs. 33/2013 art. 35)",
    ),
    (
        "service/service_withdrawn",
        "/reason",
        "why a service ends, shown where its page was",
    ),
];

/// Calls `visit` with the pointer and text of every string outside a sealed field.
fn open_texts(value: &Value, pointer: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(pointer, text),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                open_texts(item, &format!("{pointer}/{at}"), visit);
            }
        }
        Value::Object(fields) => {
            let sealed = fields
                .keys()
                .any(|key| matches!(key.as_str(), "$clear" | "$sealed" | "$erased"));
            if !sealed {
                for (key, field) in fields {
                    visit(&format!("{pointer}/(key)"), key);
                    open_texts(field, &format!("{pointer}/{key}"), visit);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a text is of a kind that says nothing about anybody by itself.
fn says_nothing(text: &str) -> bool {
    is_date(text)
        || WORDS.contains(&text)
        || Uuid::try_parse(text).is_ok()
        || is_decimal(text)
        || is_digest(text)
        || (is_code(text) && !is_tax_code(text) && !is_long_number(text))
}

/// Words of enumerations that are no codes.
const WORDS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn is_date(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok() || text.parse::<NaiveDate>().is_ok()
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, cents) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number(whole) && number(cents) && whole.len() <= 7
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// One word in one case: `integration_request`, `centro-1`, `A1.05`; a name such as `Agata` is none.
fn is_code(text: &str) -> bool {
    let marks = |b: u8| matches!(b, b'.' | b'-' | b'_' | b':' | b'/');
    let lower = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || marks(b));
    let upper = text
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || marks(b));
    !text.is_empty() && text.len() <= 64 && (lower || upper)
}

/// The shape of a codice fiscale, also with the letters that stand for digits when two people share one.
fn is_tax_code(text: &str) -> bool {
    text.len() == 16
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().take(6).all(|b| b.is_ascii_alphabetic())
}

/// A telephone or a card number, with or without dashes.
fn is_long_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 8
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'/'))
}

#[test]
fn no_event_carries_open_personal_data() {
    let mut faults = Vec::new();
    for sample in aggregates::all().into_iter().flat_map(|known| known.events) {
        open_texts(&sample.payload, "", &mut |pointer, text| {
            let public = PUBLIC.iter().any(|(event, beginning, _)| {
                (*event == "*" || sample.name.starts_with(event)) && pointer.starts_with(beginning)
            });
            if !public && !says_nothing(text) {
                faults.push(format!("{} {pointer}: {text:?}", sample.name));
            }
        });
    }
    source::assert_none(
        &faults,
        "Outside sealed fields an event holds identifiers, times, amounts, digests and codes only. \
         Free text may name somebody: make it Personal<…>, or, where it is public by law, declare it with its reason in PUBLIC.",
    );
}

#[test]
fn every_public_text_is_still_written_somewhere() {
    let samples: Vec<_> = aggregates::all()
        .into_iter()
        .flat_map(|known| known.events)
        .collect();
    let faults: Vec<String> = PUBLIC
        .iter()
        .filter(|(event, beginning, _)| {
            !samples.iter().any(|sample| {
                let mut met = false;
                open_texts(&sample.payload, "", &mut |pointer, text| {
                    met |= pointer.starts_with(beginning) && !says_nothing(text);
                });
                met && (*event == "*" || sample.name.starts_with(event))
            })
        })
        .map(|(event, beginning, _)| format!("{event} {beginning}"))
        .collect();
    source::assert_none(
        &faults,
        "These exceptions allow what no event writes any more; remove them from PUBLIC.",
    );
}

#[test]
fn personal_data_is_recognised() {
    for text in [
        "Agata",
        "Agata Torrisi",
        "trrgta80a01c351x",
        "TRRGTA80A01C351X",
        "a@example.org",
        "095-0000001",
        "0950000001",
        "via dei platani",
    ] {
        assert!(!says_nothing(text), "{text}");
    }
    for text in [
        "centro-1",
        "integration_request",
        "2026-03-02",
        "2026-03-02T11:00:00Z",
        "1234.56",
        "-3",
        "A1.05",
    ] {
        assert!(says_nothing(text), "{text}");
    }
}
