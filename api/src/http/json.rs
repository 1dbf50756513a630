//! Reads a JSON body; what cannot be accepted is named by its pointer, never repeated.

use super::calendar_years;
use super::problem::{FieldError, Problem};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use std::borrow::Cow;

/// The bytes of the body, up to the limit of the route.
pub(crate) async fn bytes(request: Request) -> Result<Bytes, Problem> {
    Bytes::from_request(request, &()).await.map_err(|refusal| {
        if refusal.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "body.too-large",
                "the body is larger than allowed",
            )
        } else {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "body.interrupted",
                "the body did not arrive whole",
            )
        }
    })
}

/// Refuses a body that does not say it is JSON.
pub(crate) fn check_content_type(headers: &HeaderMap) -> Result<(), Problem> {
    let declared = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut parts = declared.split(';').map(str::trim);
    let is_json = parts
        .next()
        .is_some_and(|media| media.eq_ignore_ascii_case("application/json"));
    let is_utf8 = parts.all(|parameter| {
        parameter
            .to_ascii_lowercase()
            .strip_prefix("charset=")
            .is_none_or(|charset| matches!(charset.trim_matches('"'), "utf-8" | "utf8"))
    });
    if is_json && is_utf8 {
        Ok(())
    } else {
        Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "body.content-type",
            "the body must be application/json in UTF-8",
        ))
    }
}

/// Reads the body.
pub(crate) fn read<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let body = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| refusal(bytes, error.path(), error.inner()))?;
    reader.end().map_err(|_| not_json())?;
    let whole: Value = serde_json::from_slice(bytes).map_err(|_| not_json())?;
    // A list would be taken for the fields in their order, which no client may rely on.
    if whole.is_array() {
        return Err(Problem::fields(vec![FieldError {
            pointer: String::new(),
            code: Cow::Borrowed("field.wrong-type"),
            detail: "expected an object".to_owned(),
        }]));
    }
    let faults = calendar_years::faults(&whole);
    if faults.is_empty() {
        Ok(body)
    } else {
        Err(Problem::fields(faults))
    }
}

/// Reads a query string; what cannot be accepted is named like a field of a body.
pub(crate) fn query<Q: DeserializeOwned>(text: &str) -> Result<Q, Problem> {
    let pairs = form_urlencoded::parse(text.as_bytes());
    let faults: Vec<FieldError> = pairs
        .filter_map(|(name, value)| calendar_years::fault(&format!("/{}", escaped(&name)), &value))
        .collect();
    if !faults.is_empty() {
        return Err(Problem::fields(faults));
    }
    serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs))
        .map_err(|error| Problem::fields(vec![field(error.path(), &error.inner().to_string())]))
}

fn not_json() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "body.not-json",
        "the body is not JSON",
    )
}

fn refusal(bytes: &[u8], path: &Path, error: &serde_json::Error) -> Problem {
    match error.classify() {
        Category::Data => Problem::fields(vec![field(path, &error.to_string())]),
        Category::Syntax if error.to_string().starts_with("recursion limit") => Problem::new(
            StatusCode::BAD_REQUEST,
            "body.too-deep",
            "the body nests too deeply",
        ),
        // A number or an object where a word of a list is wanted: to the reader of words, that is no JSON.
        Category::Syntax if serde_json::from_slice::<Value>(bytes).is_ok() => {
            Problem::fields(vec![FieldError {
                pointer: pointer(path),
                code: Cow::Borrowed("field.wrong-type"),
                detail: "expected a text".to_owned(),
            }])
        }
        Category::Syntax | Category::Eof | Category::Io => not_json(),
    }
}

/// The fault of one field. serde repeats values in its messages, so only its names and expectations are taken over.
fn field(path: &Path, message: &str) -> FieldError {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(text, _)| text);
    let name = message.split('`').nth(1).unwrap_or_default();
    let expected = expected(message);
    let mut pointer = pointer(path);
    let own = format!("/{}", escaped(name));
    let (code, detail): (&str, String) = if message.starts_with("unknown field") {
        if !pointer.ends_with(&own) {
            pointer.push_str(&own);
        }
        ("field.unknown", "there is no such field".to_owned())
    } else if message.starts_with("missing field") {
        pointer.push_str(&own);
        ("field.missing", "this field is needed".to_owned())
    } else if message.starts_with("duplicate field") {
        if !pointer.ends_with(&own) {
            pointer.push_str(&own);
        }
        ("field.twice", "this field is there twice".to_owned())
    } else if message.starts_with("unknown variant") {
        ("field.unknown-value", format!("expected {expected}"))
    } else if message.starts_with("invalid type") {
        ("field.wrong-type", format!("expected {expected}"))
    } else if message.starts_with("invalid value") || message.starts_with("invalid length") {
        ("field.invalid", format!("expected {expected}"))
    } else if is_of_a_calendar(message) {
        ("field.invalid", written(&pointer).to_owned())
    } else if is_of_a_library(message) {
        (
            "field.invalid",
            "this is not written as it should be".to_owned(),
        )
    } else {
        // A value type of ours spoke: its sentences never repeat the value.
        ("field.invalid", message.to_owned())
    };
    FieldError {
        pointer,
        code: Cow::Borrowed(code),
        detail,
    }
}

/// What serde expected, in words of people: its own are those of Rust. It stands last, after whatever was sent.
fn expected(message: &str) -> String {
    let said = message
        .rsplit_once(", expected ")
        .map_or("something else", |(_, said)| said);
    if said.contains('`') {
        let words: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
        return format!("one of: {}", words.join(", "));
    }
    let plain = match said {
        "string or map" | "a string" | "a borrowed string" | "str" => "a text",
        "a map" => "an object",
        "a sequence" => "a list",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a formatted date string" => "a day, written YYYY-MM-DD",
        "an RFC 3339 formatted date and time string" => {
            "an instant, written as RFC 3339 says and with its offset"
        }
        struct_of_ours if struct_of_ours.starts_with("struct ") => "an object",
        tagged if tagged.contains("tagged enum") => "an object",
        other => other,
    };
    plain.to_owned()
}

/// Messages of chrono, which do not say what it wanted.
fn is_of_a_calendar(message: &str) -> bool {
    [
        "premature end of input",
        "trailing input",
        "input ",
        "no possible date and time",
    ]
    .iter()
    .any(|start| message.starts_with(start))
}

/// How a day or an instant is written; the name of a field says which of them it is.
fn written(pointer: &str) -> &'static str {
    if pointer.ends_with("_on") {
        "a day is written YYYY-MM-DD, such as 2026-03-02"
    } else if pointer.ends_with("_at") {
        "an instant is written as RFC 3339 says and with its offset, such as 2026-03-02T12:00:00+01:00"
    } else {
        "a day is written YYYY-MM-DD, an instant as RFC 3339 says and with its offset"
    }
}

/// Messages of uuid and serde's own enums, which may repeat parts of the value.
fn is_of_a_library(message: &str) -> bool {
    ["UUID parsing failed", "data did not match"]
        .iter()
        .any(|start| message.starts_with(start))
        || message.contains('`')
        || message.contains('"')
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.extend(["/", &index.to_string()]),
            Segment::Map { key } => pointer.extend(["/", &escaped(key)]),
            // The variant of an enum is not a place in the text.
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

/// A name as RFC 6901 writes it, cut where a sender made it absurdly long.
fn escaped(name: &str) -> String {
    let short: String = name.chars().take(80).collect();
    short.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[expect(dead_code, reason = "only read")]
        inner: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        age: u8,
        #[expect(dead_code, reason = "only read")]
        id: Option<uuid::Uuid>,
        #[expect(dead_code, reason = "only read")]
        office: Option<domain::shared::ids::OfficeCode>,
        #[expect(dead_code, reason = "only read")]
        seen_on: Option<chrono::NaiveDate>,
        #[expect(dead_code, reason = "only read")]
        seen_at: Option<chrono::DateTime<chrono::Utc>>,
        #[expect(dead_code, reason = "only read")]
        level: Option<Level>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Level {
        Low,
        High,
    }

    fn fault(json: &str) -> (u16, String) {
        let problem = read::<Outer>(json.as_bytes()).expect_err("refused");
        let body: serde_json::Value =
            serde_json::from_slice(&problem.body(None, None)).expect("JSON");
        let text = match body["errors"].get(0) {
            Some(error) => format!(
                "{} {}: {}",
                error["pointer"].as_str().expect("text"),
                error["code"].as_str().expect("text"),
                error["detail"].as_str().expect("text")
            ),
            None => body["code"].as_str().expect("text").to_owned(),
        };
        (problem.status().as_u16(), text)
    }

    #[test]
    fn a_field_that_cannot_be_accepted_is_named_by_its_pointer() {
        for (json, expected) in [
            (
                r#"{"inner":[{"age":1},{"age":"Agata"}]}"#,
                "/inner/1/age field.wrong-type: expected a whole number",
            ),
            (
                r#"{"inner":[{"age":300}]}"#,
                "/inner/0/age field.invalid: expected a whole number",
            ),
            (
                r#"{"inner":[{"age":1,"a/b":2}]}"#,
                "/inner/0/a~1b field.unknown: there is no such field",
            ),
            (
                r#"{"inner":[{}]}"#,
                "/inner/0/age field.missing: this field is needed",
            ),
            (r"{}", "/inner field.missing: this field is needed"),
            (
                r#"{"inner":[{"age":1,"age":2}]}"#,
                "/inner/0/age field.twice: this field is there twice",
            ),
            (
                r#"{"inner":[{"age":1,"id":"Agata"}]}"#,
                "/inner/0/id field.invalid: this is not written as it should be",
            ),
            (
                r#"{"inner":[{"age":1,"office":"a b"}]}"#,
                "/inner/0/office field.invalid: a code has 1 to 64 letters, digits, dots, dashes or underscores and begins with a letter or digit",
            ),
            (
                r#"{"inner":[{"age":1,"level":"x, expected spirit of nothing"}]}"#,
                "/inner/0/level field.unknown-value: expected one of: low, high",
            ),
            (
                r#"{"inner":[{"age":1,"level":7}]}"#,
                "/inner/0/level field.wrong-type: expected a text",
            ),
            (
                r#"{"inner":[{"age":1,"seen_on":"2.3.2026"}]}"#,
                "/inner/0/seen_on field.invalid: a day is written YYYY-MM-DD, such as 2026-03-02",
            ),
            (
                r#"{"inner":[{"age":1,"seen_on":"2026-03-02T11:00:00Z"}]}"#,
                "/inner/0/seen_on field.invalid: a day is written YYYY-MM-DD, such as 2026-03-02",
            ),
            (
                r#"{"inner":[{"age":1,"seen_at":"2026-03-02"}]}"#,
                "/inner/0/seen_at field.invalid: an instant is written as RFC 3339 says and with its offset, such as 2026-03-02T12:00:00+01:00",
            ),
            (
                r#"{"inner":[{"age":1,"seen_at":20260302}]}"#,
                "/inner/0/seen_at field.wrong-type: expected an instant, written as RFC 3339 says and with its offset",
            ),
        ] {
            assert_eq!(fault(json), (422, expected.to_owned()), "{json}");
        }
    }

    #[test]
    fn what_is_not_json_is_a_bad_request() {
        for json in ["", "{", "nul", r#"{"inner":[]} x"#, "\"\u{0}\""] {
            assert_eq!(fault(json), (400, "body.not-json".to_owned()), "{json}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_before_it_is_built() {
        let deep = "[".repeat(100_000);
        let problem = read::<serde_json::Value>(deep.as_bytes()).expect_err("refused");
        assert_eq!(problem.status().as_u16(), 400);
    }

    #[test]
    fn only_json_in_utf8_is_read() {
        let check = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, http::HeaderValue::from_static(value));
            check_content_type(&headers).is_ok()
        };
        assert!(check("application/json"));
        assert!(check("Application/JSON; charset=UTF-8"));
        assert!(!check("text/json"));
        assert!(!check("application/json; charset=latin1"));
        assert!(!check("application/x-www-form-urlencoded"));
    }
}
