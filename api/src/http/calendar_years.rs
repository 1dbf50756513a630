//! Days and instants of a request lie in years of four digits: what the log takes, every read model must be able to
//! keep, and a database's calendar ends sooner than the type's.

use super::problem::FieldError;
use chrono::{DateTime, Datelike, NaiveDate};
use domain::shared::time::day_start;
use serde_json::Value;
use std::borrow::Cow;

/// No day or instant is written longer than this.
const LONGEST: usize = 64;

/// The places in a body whose day or instant no calendar has.
pub(crate) fn faults(body: &Value) -> Vec<FieldError> {
    let mut found = Vec::new();
    visit(body, &mut String::new(), &mut found);
    found
}

/// The fault of one text, if it is a day or an instant outside the years 1 to 9999.
///
/// The very first day begins in Rome before that year does in Greenwich, and is outside.
pub(crate) fn fault(pointer: &str, text: &str) -> Option<FieldError> {
    let text = text.trim();
    let is_short = text.len() <= LONGEST;
    let begins_like_a_year =
        text.starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first));
    if !is_short || !begins_like_a_year {
        return None;
    }
    let day = text.parse::<NaiveDate>().ok();
    let year = day.map(first_year).or_else(|| {
        let instant = text.parse::<DateTime<chrono::Utc>>().ok()?;
        Some(instant.year())
    })?;
    (!(1..=9999).contains(&year)).then(|| FieldError {
        pointer: pointer.to_owned(),
        code: Cow::Borrowed("field.invalid"),
        detail: "a day lies in the years 1 to 9999".to_owned(),
    })
}

/// The year in which a day begins, in Greenwich.
fn first_year(day: NaiveDate) -> i32 {
    match day.year() {
        1 => day_start(day).year(),
        year => year,
    }
}

fn visit(value: &Value, pointer: &mut String, found: &mut Vec<FieldError>) {
    let below = |name: &str, inner: &Value, pointer: &mut String, found: &mut Vec<FieldError>| {
        let length = pointer.len();
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        visit(inner, pointer, found);
        pointer.truncate(length);
    };
    match value {
        Value::String(text) => found.extend(fault(pointer, text)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                below(&at.to_string(), item, pointer, found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                below(name, field, pointer, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn years_that_no_calendar_has_are_found_wherever_they_stand() {
        let body = json!({
            "from_on": "-0001-01-01",
            "a/b": [{ "until_on": " +262142-12-31" }, "+262142-12-31T23:59:59Z", "0000-01-01", "0001-01-01"],
        });
        let mut places: Vec<String> = faults(&body)
            .into_iter()
            .map(|fault| fault.pointer)
            .collect();
        places.sort();
        assert_eq!(
            places,
            [
                "/a~1b/0/until_on",
                "/a~1b/1",
                "/a~1b/2",
                "/a~1b/3",
                "/from_on"
            ]
        );
    }

    #[test]
    fn ordinary_days_numbers_and_texts_pass() {
        let body = json!({
            "day": "2026-03-02", "old": "0001-01-02", "at": "9999-12-31T23:59:59Z",
            "phone": "+39 095 123456", "minus": "-12", "text": "- elenco", "n": -5,
        });
        assert_eq!(faults(&body).len(), 0);
    }
}
