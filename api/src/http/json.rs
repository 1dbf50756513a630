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
        // An object where a word is wanted is bad syntax to serde, though it is JSON.
        Category::Syntax if serde_json::from_slice::<Value>(bytes).is_ok() => {
            Problem::fields(vec![FieldError {
                pointer: pointer(path),
                code: Cow::Borrowed("field.wrong-type"),
                detail: "expected another type of value".to_owned(),
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
    let expected = message
        .split_once(", expected ")
        .map_or("something else", |(_, expected)| expected);
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

/// Messages of uuid, chrono and serde's own enums, which may repeat parts of the value.
fn is_of_a_library(message: &str) -> bool {
    [
        "UUID parsing failed",
        "premature end of input",
        "input ",
        "data did not match",
    ]
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
    }

    fn fault(json: &str) -> (u16, String) {
        let problem = read::<Outer>(json.as_bytes()).expect_err("refused");
        let body: serde_json::Value = serde_json::from_slice(&problem.body(None)).expect("JSON");
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
                "/inner/1/age field.wrong-type: expected u8",
            ),
            (
                r#"{"inner":[{"age":300}]}"#,
                "/inner/0/age field.invalid: expected u8",
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
