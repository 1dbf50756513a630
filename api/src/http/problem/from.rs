//! Failures of the domain and the store as problems.

use super::{FieldError, Problem};
use crate::http::masking;
use domain::access::Denied;
use domain::shared::error::{Coded, Kind};
use http::StatusCode;
use std::borrow::Cow;
use store::documents::DocumentError;
use store::{ExecuteError, StoreError};

/// The status of a kind of refusal.
fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Refused => StatusCode::CONFLICT,
        Kind::Stale => StatusCode::PRECONDITION_FAILED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::Hidden => StatusCode::NOT_FOUND,
    }
}

impl Problem {
    /// A refusal of the domain.
    pub(crate) fn refused(error: &impl Coded) -> Self {
        match error.kind() {
            Kind::Hidden => Self::not_found(),
            kind => Self::new(status(kind), error.code(), error.to_string())
                .naming(error.fields().iter().map(wrong).collect()),
        }
    }
}

/// A place that breaks a rule, with what the rule wants.
fn wrong(place: &domain::shared::error::FieldError) -> FieldError {
    let wanted = place.wanted.as_deref();
    let (code, detail): (Cow<'static, str>, _) = match place.rule.as_str() {
        "required" => ("field.missing".into(), "this field is needed".to_owned()),
        "additionalProperties" | "unevaluatedProperties" => {
            ("field.unknown".into(), "there is no such field".to_owned())
        }
        // A rule with a code of its own says by itself what it wants.
        rule if rule.contains('.') => (rule.to_owned().into(), wanted.unwrap_or(rule).to_owned()),
        rule => {
            let wanted = wanted.map(|wanted| format!(": {wanted}"));
            let wanted = wanted.unwrap_or_default();
            let detail = format!("the form asks for {rule}{wanted}");
            ("field.invalid".into(), detail)
        }
    };
    FieldError {
        pointer: place.pointer.clone(),
        code,
        detail,
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Role => Self::new(
                StatusCode::FORBIDDEN,
                "access.role-may-not",
                "your role may not do this",
            ),
            Denied::Hidden => Self::not_found(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error.is_passing() {
            tracing::warn!(code = error.code(), "the store is not available");
            return Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                error.code(),
                "the store is not available; repeat the request with the same idempotency key",
            );
        }
        match error {
            StoreError::KeyDestroyed(_) => Self::new(
                StatusCode::CONFLICT,
                "store.key-destroyed",
                "the data of this person was erased; nothing new can be kept about them",
            ),
            StoreError::Masked => masking::problem(),
            other => Self::internal(other),
        }
    }
}

impl<E: Coded + 'static> From<ExecuteError<E>> for Problem {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => Self::refused(&refusal),
            ExecuteError::Denied(denied) => denied.into(),
            ExecuteError::NotFound => Self::not_found(),
            // A creation: there is something already.
            ExecuteError::Stale { expected: 0, .. } => Self::new(
                StatusCode::CONFLICT,
                "resource.already-exists",
                "this exists already",
            ),
            ExecuteError::Stale { .. } => Self::new(
                StatusCode::PRECONDITION_FAILED,
                "stream.stale",
                "something happened since the version this command was meant for",
            ),
            ExecuteError::Claimed { scope } => Self::new(
                StatusCode::CONFLICT,
                format!("{}-taken", scope.replace('_', "-")),
                "what this asks for belongs to another one already",
            ),
            ExecuteError::IdReused => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency.key-reused",
                "this idempotency key was used for another request",
            ),
            ExecuteError::Store(error) => error.into(),
        }
    }
}

impl From<DocumentError> for Problem {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::Refused(refusal) => match refusal {
                store::documents::DocumentRefusal::TooLarge { .. } => Self::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    refusal.code(),
                    refusal.to_string(),
                ),
                other => Self::refused(&other),
            },
            DocumentError::Interrupted(_) => Self::new(
                StatusCode::BAD_REQUEST,
                "document.interrupted",
                "the document did not arrive whole",
            ),
            DocumentError::Unavailable(_) => {
                tracing::warn!("the document storage is not available");
                Self::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    error.code(),
                    "the document storage is not available",
                )
            }
            DocumentError::Busy => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                error.code(),
                "many documents are coming in just now; send this one again in a moment",
            ),
            DocumentError::NotKept => Self::new(
                StatusCode::NOT_FOUND,
                error.code(),
                "the bytes of this document are not kept here",
            ),
            DocumentError::Erased => Self::new(
                StatusCode::GONE,
                error.code(),
                "the data of this person were erased",
            ),
            DocumentError::Damaged | DocumentError::Missing => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                error.code(),
                "the document cannot be given back as it was taken in; whoever runs the service must look at its storage",
            )
            .because(error),
            DocumentError::Store(error) => error.into(),
        }
    }
}
