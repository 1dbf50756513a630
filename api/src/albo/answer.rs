//! Answers of the board: kept by caches while they are posted, and by no search engine.

use super::posted::Posted;
use crate::http::problem::IsPage;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderName, HeaderValue, header};

/// What the pages need, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/// The longest that a cache keeps what may be corrected.
const KEPT: i64 = 300;

/// A page.
pub(super) fn page(html: String) -> Response {
    let mut answer = Html(html).into_response();
    answer.extensions_mut().insert(IsPage);
    let policy = HeaderValue::from_static(POLICY);
    answer
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}

/// The same answer, for caches as long as it is posted, and never for search engines.
pub(super) fn posted(mut answer: Response, posted: &Posted) -> Response {
    let seconds = posted.seconds.clamp(0, KEPT);
    let headers = answer.headers_mut();
    if let Ok(kept) = HeaderValue::from_str(&format!("public, max-age={seconds}")) {
        headers.insert(header::CACHE_CONTROL, kept);
    }
    let robots = HeaderName::from_static("x-robots-tag");
    headers.insert(robots, HeaderValue::from_static("noindex, noarchive"));
    answer
}
