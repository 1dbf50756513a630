//! The answer to a command: a function of its receipt alone, so that a repeated command gets the same bytes.

use super::headers::{COMMAND, POSITION, etag};
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::shared::stamp::Registration;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use store::Receipt;
use utoipa::ToSchema;
use uuid::Uuid;

/// What became of a command.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommandAnswer)]
pub(crate) struct AnswerBody {
    /// What the command was addressed to, or what it made.
    id: Uuid,
    /// Its version now; the `ETag`, to be sent as `If-Match` with the next command.
    version: u64,
    /// Position in the log: a query with `min_position` shows the change.
    position: i64,
    /// When it was recorded.
    #[schema(format = "date-time", value_type = String)]
    recorded_at: String,
    /// What happened; empty when it was already so.
    #[schema(example = json!(["document_registered"]))]
    events: Vec<String>,
    /// The numbers the register assigned.
    registrations: Vec<AssignedNumber>,
}

/// A number the register assigned.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AssignedNumber {
    /// Year and number, as people write it.
    #[schema(example = "2026/0000123")]
    number: String,
    /// The register.
    #[schema(example = "generale")]
    register: String,
    /// The instant of registration.
    #[schema(format = "date-time", value_type = String)]
    registered_at: String,
    /// The record in the register.
    registration_id: Uuid,
}

/// What became of a command, with where it is found if it is new.
#[derive(Debug)]
pub(crate) struct Answer {
    body: AnswerBody,
    command_id: Uuid,
    location: Option<String>,
}

impl Answer {
    pub(crate) fn created(id: Uuid, receipt: Receipt, location: String) -> Self {
        Self {
            location: Some(location),
            ..Self::changed(id, receipt)
        }
    }

    /// The same answer as if this had been made just now, for whoever may not know that it was there before.
    pub(crate) fn told_as_new(mut self, id: Uuid, location: String) -> Self {
        self.body.id = id;
        self.body.version = 1;
        self.location = Some(location);
        self
    }

    pub(crate) fn changed(id: Uuid, receipt: Receipt) -> Self {
        let body = AnswerBody {
            id,
            version: receipt.version(),
            position: receipt.position,
            recorded_at: instant(receipt.recorded_at),
            events: receipt.events,
            registrations: receipt.registrations.iter().map(assigned).collect(),
        };
        Self {
            body,
            command_id: receipt.command_id,
            location: None,
        }
    }
}

fn assigned(registration: &Registration) -> AssignedNumber {
    AssignedNumber {
        number: registration.display_number(),
        register: registration.register.to_string(),
        registered_at: instant(registration.registered_at),
        registration_id: registration.registration_id.0,
    }
}

/// An instant as RFC 3339 in UTC, always with microseconds, as the database keeps it.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = match self.location {
            Some(_) => StatusCode::CREATED,
            None => StatusCode::OK,
        };
        let (version, position) = (self.body.version, self.body.position);
        let mut response = (status, Json(self.body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::ETAG, etag(version));
        headers.insert(POSITION, HeaderValue::from(position));
        headers.insert(COMMAND, ascii(&self.command_id.to_string()));
        if let Some(location) = self.location {
            headers.insert(header::LOCATION, ascii(&location));
        }
        response
    }
}

fn ascii(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("identifiers, codes and our paths are visible ASCII")
}
