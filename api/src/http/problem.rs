//! Problem details (RFC 9457): the only place that knows which "no" has which status.

mod finish;
mod from;

pub(crate) use finish::finish;

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use std::borrow::Cow;
use std::error::Error;
use std::sync::Arc;
use utoipa::ToSchema;

/// Seconds a caller is asked to wait when something passing is in the way.
const RETRY_AFTER: &str = "2";

/// A field that cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FieldError {
    /// JSON pointer (RFC 6901) to the field in the request body.
    #[schema(example = "/subject")]
    pub(crate) pointer: String,
    /// Stable code of the fault.
    #[schema(example = "field.missing")]
    pub(crate) code: Cow<'static, str>,
    /// The fault in a sentence; never repeats the value.
    pub(crate) detail: String,
}

/// An event the caller had not seen when they decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct UnseenEvent {
    /// Version of the stream after it.
    pub(crate) version: u64,
    /// Type of the event.
    #[serde(rename = "type")]
    #[schema(example = "term_suspended")]
    pub(crate) event_type: String,
    /// When it was recorded.
    pub(crate) recorded_at: DateTime<Utc>,
    /// Role of whoever did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    /// Office of whoever did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) office: Option<String>,
}

/// What the caller of a stale command has not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unseen {
    pub(crate) version: u64,
    pub(crate) events: Vec<UnseenEvent>,
}

/// Why a request was not done, as `application/problem+json`.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody<'a> {
    /// Names the kind of problem; the code as a URN.
    #[serde(rename = "type")]
    #[schema(
        format = "uri-reference",
        example = "urn:policentrica:problem:application.term-already-suspended"
    )]
    problem_type: String,
    /// What sort of problem it is.
    title: &'a str,
    /// The status of the answer.
    status: u16,
    /// The problem in a sentence, without personal data.
    detail: &'a str,
    /// The stable code.
    #[schema(example = "application.term-already-suspended")]
    code: &'a str,
    /// The path that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri-reference")]
    instance: Option<&'a str>,
    /// Where the fault is here: the name of the request, by which it is found in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
    /// The fields that cannot be accepted.
    #[serde(skip_serializing_if = "<[FieldError]>::is_empty")]
    errors: &'a [FieldError],
    /// With status 412: the version there is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_version: Option<u64>,
    /// With status 412: what happened since the version the command was meant for.
    #[serde(skip_serializing_if = "Option::is_none")]
    unseen: Option<&'a [UnseenEvent]>,
}

/// Marks an answer that tells people themselves, as a page, what is wrong.
#[derive(Clone, Copy)]
pub(crate) struct IsPage;

/// The code of the problem that an answer is, for the line about it in the log.
#[derive(Clone)]
pub(crate) struct Refusal(pub(crate) Cow<'static, str>);

/// Why a request was not done.
#[derive(Clone, Debug)]
pub(crate) struct Problem(Arc<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    status: StatusCode,
    code: Cow<'static, str>,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    unseen: Option<Unseen>,
    challenge: Option<&'static str>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Problem {
    /// A problem with a status of its own, for what is wrong with HTTP rather than with the matter.
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self(Arc::new(Inner {
            status,
            code: code.into(),
            detail: detail.into(),
            errors: Vec::new(),
            unseen: None,
            challenge: None,
            cause: None,
        }))
    }

    /// Fields of the body that cannot be accepted.
    pub(crate) fn fields(errors: Vec<FieldError>) -> Self {
        let problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "request.invalid",
            "some fields cannot be accepted",
        );
        problem.with(|inner| inner.errors = errors)
    }

    /// One field that cannot be accepted.
    pub(crate) fn field(pointer: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::fields(vec![FieldError {
            pointer: pointer.to_owned(),
            code: Cow::Borrowed(code),
            detail: detail.into(),
        }])
    }

    /// A header that cannot be read.
    pub(crate) fn header(code: &'static str, detail: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, detail)
    }

    /// Nothing is there, or nothing the caller may know of.
    pub(crate) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "resource.not-found",
            "there is nothing here that you may see",
        )
    }

    /// No valid identity came along.
    pub(crate) fn unauthenticated(
        code: &'static str,
        detail: &'static str,
        challenge: &'static str,
    ) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, detail)
            .with(|inner| inner.challenge = Some(challenge))
    }

    /// Something unforeseen: told without detail, logged with its cause.
    pub(crate) fn internal(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::panicked().because(cause)
    }

    /// Adds what is behind it, for the log alone.
    pub(crate) fn because(self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.with(|inner| inner.cause = Some(Arc::new(cause)))
    }

    /// Something unforeseen whose cause is logged already.
    pub(crate) fn panicked() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal.error",
            "something went wrong here; the request id helps to find out what",
        )
    }

    /// Adds what the caller of a stale command has not seen.
    pub(crate) fn with_unseen(self, unseen: Unseen) -> Self {
        self.with(|inner| inner.unseen = Some(unseen))
    }

    /// Whether this is the problem with that code.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.0.code == code
    }

    /// Adds which fields it is about.
    pub(crate) fn naming(self, errors: Vec<FieldError>) -> Self {
        self.with(|inner| inner.errors = errors)
    }

    /// The status.
    #[cfg(test)]
    pub(crate) fn status(&self) -> StatusCode {
        self.0.status
    }

    fn with(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    pub(super) fn body(&self, instance: Option<&str>, request_id: Option<&str>) -> Vec<u8> {
        let inner = &self.0;
        let body = ProblemBody {
            problem_type: format!("urn:policentrica:problem:{}", inner.code),
            title: title(inner.status),
            status: inner.status.as_u16(),
            detail: &inner.detail,
            code: &inner.code,
            instance,
            request_id,
            errors: &inner.errors,
            current_version: inner.unseen.as_ref().map(|unseen| unseen.version),
            unseen: inner.unseen.as_ref().map(|unseen| &*unseen.events),
        };
        serde_json::to_vec(&body).expect("texts and numbers are always written")
    }
}

fn title(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "Say who you are",
        403 => "Your role may not do this",
        404 => "Not found",
        405 => "This cannot be done here",
        406 | 415 => "Another format is needed",
        410 => "It was erased",
        409 => "The law or the state of things says no",
        412 => "Something happened that you have not seen",
        413 => "Too large",
        422 => "Some of it cannot be accepted",
        428 => "Say which version you mean",
        429 => "Slow down",
        503 => "Try again in a moment",
        400..500 => "The request cannot be understood",
        _ => "Something went wrong here",
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.0.status, self.body(None, None)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(challenge) = self.0.challenge {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static(challenge),
            );
        }
        if matches!(
            self.0.status,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
        ) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        if let Some(unseen) = &self.0.unseen {
            headers.insert(header::ETAG, super::headers::etag(unseen.version));
        }
        response.extensions_mut().insert(self);
        response
    }
}
