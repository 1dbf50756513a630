//! The layers around every route, outermost last.

use super::accesses::{self, AccessLog};
use super::client::locate;
use super::limits::{Limits, by_address};
use super::problem::{Problem, finish};
use super::{observe, request_id};
use crate::state::Settings;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, Method, StatusCode, header};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// Where documents come in.
const UPLOAD: &str = "/api/v1/documents";

/// Puts the layers around the routes.
pub(crate) fn around<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    settings: &Settings,
    accesses: AccessLog,
) -> Router<S> {
    let limits = Limits::new(settings.rates);
    routes
        .layer(from_fn_with_state(accesses, accesses::record))
        .layer(DefaultBodyLimit::max(settings.body_limit))
        .layer(from_fn_with_state(Times::of(settings), in_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(finish))
        .layer(CompressionLayer::new())
        .layer(from_fn(protect))
        .layer(from_fn_with_state(limits, by_address))
        .layer(from_fn_with_state(settings.proxies.clone(), locate))
        .layer(from_fn(observe::observe))
        .layer(from_fn(request_id::name))
}

/// How long a request may take.
#[derive(Clone, Copy)]
struct Times {
    request: Duration,
    upload: Duration,
}

impl Times {
    fn of(settings: &Settings) -> Self {
        Self {
            request: settings.request_timeout,
            upload: settings.upload_timeout,
        }
    }
}

/// Middleware: ends what takes too long. A document may take as long as a slow line needs.
async fn in_time(State(times): State<Times>, request: Request, next: Next) -> Response {
    let is_upload = request.method() == Method::POST && request.uri().path() == UPLOAD;
    let limit = if is_upload {
        times.upload
    } else {
        times.request
    };
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// What the panic said may hold data of the request, so only the fact is logged; the panic hook names the place.
fn panicked(_said: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request panicked");
    Problem::panicked().into_response()
}

/// Middleware: what browsers must not do with our answers.
async fn protect(request: Request, next: Next) -> Response {
    let is_page = request.uri().path().starts_with("/api/docs");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = if is_page {
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    } else {
        "default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'"
    };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // With "no-referrer" browsers send forms from nowhere, and the rule on other sites refuses them.
        (header::REFERRER_POLICY, "same-origin"),
        // Browsers heed it only over TLS.
        (
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        // A page may say more precisely what it needs.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if !is_page {
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    response
}
