//! The names and forms of our headers.

use crate::http::problem::Problem;
use http::{HeaderMap, HeaderName, HeaderValue};

/// Position in the log after a command.
pub(crate) const POSITION: HeaderName = HeaderName::from_static("policentrica-position");
/// Whose matter it is, where the caller acts for somebody.
pub(crate) const ON_BEHALF_OF: HeaderName = HeaderName::from_static("policentrica-on-behalf-of");
/// Code of the reason.
pub(crate) const REASON: HeaderName = HeaderName::from_static("policentrica-reason");
/// The role chosen by whoever has several duties.
pub(crate) const ROLE: HeaderName = HeaderName::from_static("policentrica-role");
/// The office chosen by whoever has duties for several.
pub(crate) const OFFICE: HeaderName = HeaderName::from_static("policentrica-office");
/// Identifier of the command that was done, so that it can be asked about.
pub(crate) const COMMAND: HeaderName = HeaderName::from_static("policentrica-command-id");
/// Makes a repeated POST harmless.
pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Names the request, in answers and in the log.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Trace context (W3C).
pub(crate) const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// A header as text; given twice or not readable, it is refused.
pub(crate) fn text<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
    code: &'static str,
) -> Result<Option<&'a str>, Problem> {
    let mut values = headers.get_all(name).iter();
    let Some(first) = values.next() else {
        return Ok(None);
    };
    match (first.to_str(), values.next()) {
        (Ok(text), None) => Ok(Some(text.trim())),
        _ => Err(Problem::header(
            code,
            "this header is given twice or cannot be read",
        )),
    }
}

/// The `ETag` of a version.
pub(crate) fn etag(version: u64) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).expect("digits and quotes are visible ASCII")
}
