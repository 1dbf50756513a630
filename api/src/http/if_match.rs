//! Which version a command is meant for, and what its author has not seen.

use super::headers;
use super::problem::{Problem, Unseen, UnseenEvent};
use domain::access::{Actor, Role};
use http::{HeaderMap, StatusCode, header};
use store::{Recorded, Store};
use uuid::Uuid;

/// The most events that an answer to a stale command carries.
const MOST: usize = 100;

/// The version named by `If-Match`, where there is one.
///
/// One version, as `"12"`; `W/"12"`, as a proxy may make of it, means the same. `*` would mean "whatever there is",
/// which is what the header exists to prevent.
pub(crate) fn version(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let malformed = "if-match.malformed";
    let Some(text) = headers::text(headers, &header::IF_MATCH, malformed)? else {
        return Ok(None);
    };
    text.strip_prefix("W/")
        .unwrap_or(text)
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok())
        .filter(|version| i64::try_from(*version).is_ok())
        .map(Some)
        .ok_or_else(|| {
            Problem::header(
                malformed,
                "If-Match names one version in quotes, as the ETag does",
            )
        })
}

/// A command on something that exists says which version it is meant for.
pub(crate) fn missing() -> Problem {
    Problem::new(
        StatusCode::PRECONDITION_REQUIRED,
        "if-match.missing",
        "send the ETag you have seen as If-Match",
    )
}

/// What happened to a stream since `seen`.
///
/// A citizen learns the acts of their own side by name; of the office's work only that it happened.
pub(crate) async fn unseen(
    store: &Store,
    actor: &Actor,
    aggregate_type: &str,
    id: Uuid,
    seen: u64,
) -> Result<Unseen, Problem> {
    let after = i64::try_from(seen).unwrap_or(i64::MAX);
    let events = store
        .read_stream(aggregate_type, &id.to_string(), after)
        .await?;
    let current = match events.last() {
        Some(last) => last.sequence,
        // The caller believes in a version that never was: the one there is must be looked up.
        None => store
            .read_stream(aggregate_type, &id.to_string(), 0)
            .await?
            .last()
            .map_or(0, |last| last.sequence),
    };
    Ok(Unseen {
        version: u64::try_from(current).unwrap_or_default(),
        events: events
            .iter()
            .filter(|event| actor.role != Role::Citizen || by_citizen(event))
            .take(MOST)
            .map(|event| shown(event, actor))
            .collect(),
    })
}

fn by_citizen(event: &Recorded) -> bool {
    event.meta("role") == Some(Role::Citizen.as_str())
}

fn shown(event: &Recorded, actor: &Actor) -> UnseenEvent {
    let is_staff = actor.role != Role::Citizen;
    let meta = |key| event.meta(key).map(str::to_owned);
    UnseenEvent {
        version: u64::try_from(event.sequence).unwrap_or_default(),
        event_type: event.event_type.clone(),
        recorded_at: event.recorded_at,
        role: meta("role"),
        office: meta("office").filter(|_| is_staff),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &'static str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_MATCH, http::HeaderValue::from_static(value));
        version(&headers).ok().flatten()
    }

    #[test]
    fn one_version_in_quotes_is_read() {
        assert_eq!(read("\"12\""), Some(12));
        assert_eq!(read("W/\"12\""), Some(12));
        assert!(version(&HeaderMap::new()).is_ok_and(|none| none.is_none()));
    }

    #[test]
    fn anything_else_is_malformed() {
        for value in [
            "*",
            "12",
            "\"\"",
            "\"1\", \"2\"",
            "\"-1\"",
            "\"x\"",
            "\"99999999999999999999\"",
        ] {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
