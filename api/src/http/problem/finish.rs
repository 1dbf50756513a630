//! The last step of every answer that is a problem: where it happened, and one line in the log for what nobody foresaw.

use super::{IsPage, Problem, Refusal};
use crate::http::ask::{STALE, Staleness};
use crate::http::request_id::RequestId;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use std::error::Error;

/// Middleware: every failure leaves as a problem with its path, also those of the framework; a refusal, too, says
/// whether it was given on rows that are older than what was asked for.
pub(crate) async fn finish(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let id = request.extensions().get::<RequestId>().cloned();
    let staleness = Staleness::default();
    request.extensions_mut().insert(staleness.clone());
    let mut response = next.run(request).await;
    let status = response.status();
    let is_page = response.extensions().get::<IsPage>().is_some();
    if is_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let problem = if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        problem
    } else {
        let problem = of_the_framework(status);
        let allow = response.headers_mut().remove(header::ALLOW);
        response = problem.clone().into_response();
        response.extensions_mut().remove::<Problem>();
        response
            .headers_mut()
            .extend(allow.map(|allow| (header::ALLOW, allow)));
        problem
    };
    if let Some(cause) = &problem.0.cause {
        let request_id = id.as_ref().map_or("", RequestId::as_str);
        tracing::error!(
            request_id,
            error = chain(cause.as_ref()),
            "a request failed"
        );
    }
    if staleness.is_noted() {
        response
            .headers_mut()
            .insert(STALE, HeaderValue::from_static("true"));
    }
    let failed = status.is_server_error();
    let request_id = id.as_ref().filter(|_| failed).map(RequestId::as_str);
    let body = problem.body(Some(&path), request_id);
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    *response.body_mut() = Body::from(body);
    response
        .extensions_mut()
        .insert(Refusal(problem.0.code.clone()));
    response
}

fn of_the_framework(status: StatusCode) -> Problem {
    let (code, detail) = match status {
        StatusCode::NOT_FOUND => (
            "resource.not-found",
            "there is nothing here that you may see",
        ),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("http.method-not-allowed", "this method is not offered here")
        }
        StatusCode::PAYLOAD_TOO_LARGE => ("body.too-large", "the body is larger than allowed"),
        StatusCode::SERVICE_UNAVAILABLE => ("http.timeout", "this took too long; try again"),
        status if status.is_client_error() => {
            ("http.bad-request", "the request cannot be understood")
        }
        _ => return Problem::panicked(),
    };
    Problem::new(status, code, detail)
}

/// An error and all its sources in one line; ours name no personal data.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
