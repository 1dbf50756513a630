//! Every request has a name, its own or the caller's, which answers and the log carry.

use super::headers::{REQUEST_ID, TRACEPARENT};
use crate::ids::fresh;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use domain::shared::ids::NAMESPACE;
use http::{HeaderMap, HeaderValue};
use std::sync::Arc;
use uuid::Uuid;

/// The name of a request: 1 to 64 letters, digits, dots, dashes, underscores.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(Arc<str>);

impl RequestId {
    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Middleware: takes the caller's name for the request where it is a decent one, else makes one.
pub(crate) async fn name(mut request: Request, next: Next) -> Response {
    let id = given(request.headers()).unwrap_or_else(|| fresh().to_string());
    let header = HeaderValue::from_str(&id).expect("a request id is visible ASCII");
    request.extensions_mut().insert(RequestId(id.into()));
    let mut response = next.run(request).await;
    response.headers_mut().insert(REQUEST_ID, header);
    response
}

fn given(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(REQUEST_ID)?.to_str().ok()?;
    let is_decent = (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    is_decent.then(|| text.to_owned())
}

/// What the events of this request have in common: the trace, else the name of the request.
pub(crate) fn correlation(headers: &HeaderMap, id: Option<&RequestId>) -> Uuid {
    let trace = headers
        .get(TRACEPARENT)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.split('-').nth(1))
        .filter(|trace| trace.len() == 32)
        .and_then(|trace| Uuid::try_parse(trace).ok())
        .filter(|trace| !trace.is_nil());
    if let Some(trace) = trace {
        return trace;
    }
    match id {
        Some(id) => Uuid::try_parse(id.as_str())
            .unwrap_or_else(|_| Uuid::new_v5(&NAMESPACE, id.as_str().as_bytes())),
        None => fresh(),
    }
}
