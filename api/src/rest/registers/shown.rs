//! A register and its closed days as they are answered.

use crate::http::ask::{Asked, Positioned};
use crate::http::item::{Named, part};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day, Instant, Sha256};
use crate::rest::words::Preservation;
use axum::extract::FromRequestParts;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::shared::calendar::Calendar;
use domain::shared::ids::RegisterCode;
use domain::shared::time::rome_day;
use http::request::Parts;
use projections::daily_register::{DayRow, RegisterRow, register};
use serde::Serialize;
use utoipa::ToSchema;

/// Registro di protocollo: one register as a whole.
#[derive(Serialize, ToSchema)]
pub(crate) struct Register {
    /// Its code.
    #[schema(value_type = Code, example = "generale")]
    code: String,
    /// The version; the `ETag`.
    version: i64,
    /// The first day that is closed.
    #[schema(value_type = Day)]
    first_day_on: NaiveDate,
    /// The last day that was closed; absent before the first.
    #[schema(value_type = Option<Day>)]
    last_closed_on: Option<NaiveDate>,
}

impl From<RegisterRow> for Register {
    fn from(row: RegisterRow) -> Self {
        Self {
            code: row.register.to_string(),
            version: row.version,
            first_day_on: row.first_day,
            last_closed_on: row.last_closed,
        }
    }
}

/// Registro giornaliero: one closed day, and what became of its file.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClosedDay {
    /// The day.
    #[schema(value_type = Day)]
    day_on: NaiveDate,
    /// The first number; absent on an empty day.
    first_number: Option<i64>,
    /// The last number; absent on an empty day.
    last_number: Option<i64>,
    /// How many records.
    records: i64,
    /// How many annulments were made that day.
    annulled: i64,
    /// SHA-256 of the file.
    #[schema(value_type = Sha256)]
    sha256: String,
    /// SHA-256 of the file of the day before.
    #[schema(value_type = Option<Sha256>)]
    previous_sha256: Option<String>,
    /// When it was closed.
    #[schema(value_type = Instant)]
    closed_at: DateTime<Utc>,
    /// How far its preservation has come.
    preservation: Preservation,
    /// The last day to send it: the next working day.
    #[schema(value_type = Day)]
    send_by_on: NaiveDate,
    /// Whether it should have been sent by now and is not on its way.
    overdue: bool,
    /// When it was last sent.
    #[schema(value_type = Option<Instant>)]
    sent_at: Option<DateTime<Utc>>,
    /// Pacchetto di versamento: under which name.
    package: Option<String>,
    /// Rapporto di versamento: the reference of the answer.
    receipt: Option<String>,
    /// When the answer came.
    #[schema(value_type = Option<Instant>)]
    received_at: Option<DateTime<Utc>>,
}

impl ClosedDay {
    /// The day as seen at an instant.
    pub(super) fn seen(row: DayRow, at: DateTime<Utc>, calendar: &Calendar) -> Self {
        Self {
            preservation: row.preservation().into(),
            send_by_on: row.send_by(calendar),
            overdue: row.is_overdue(calendar, rome_day(at)),
            day_on: row.day,
            first_number: row.first_number,
            last_number: row.last_number,
            records: row.records,
            annulled: row.annulled,
            sha256: row.sha256.to_string(),
            previous_sha256: row.previous_sha256.map(|digest| digest.to_string()),
            closed_at: row.closed_at,
            sent_at: row.sent_at,
            package: row.package.map(|package| package.to_string()),
            receipt: row.receipt.map(|receipt| receipt.to_string()),
            received_at: row.received_at,
        }
    }
}

/// `{day}` of the path.
pub(crate) struct DayOf(pub(super) NaiveDate);

impl<S: Send + Sync> FromRequestParts<S> for DayOf {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let day: NaiveDate = part(parts, state, "day").await?;
        // The database counts fewer years than the calendar does.
        if (1..=9999).contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(Problem::not_found())
        }
    }
}

/// The register a question is about, where the caller may see it.
pub(super) async fn found<Q: Positioned>(
    id: &Named<RegisterCode>,
    asked: &Asked<Q>,
) -> Result<RegisterRow, Problem> {
    register(&asked.viewer, asked.store(), id.stream)
        .await?
        .ok_or_else(Problem::not_found)
}
