//! An application as it is answered: what both sides see of it, and what only one of them does.

use crate::rest::schema::{Code, Day};
use crate::rest::words::ApplicationStatus;
use chrono::NaiveDate;
use projections::application_desk::{DeskLine, DeskRow};
use projections::application_progress::ProgressRow;
use projections::work_list::WorkRow;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

/// Istanza in un elenco: one application among others.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApplicationLine {
    /// The application.
    id: Uuid,
    /// Year and number, as people write it; null while it is a draft.
    #[schema(example = "2026/0000123")]
    number: Option<String>,
    /// Where it stands.
    status: ApplicationStatus,
    /// The service.
    #[schema(value_type = Option<Code>)]
    service: Option<String>,
    /// Its title.
    title: Option<String>,
    /// The office in charge.
    #[schema(value_type = Option<Code>)]
    office: Option<String>,
    /// The procedure officer; for the office.
    #[schema(value_type = Option<Code>)]
    officer: Option<String>,
    /// Who acts.
    applicant: Option<Uuid>,
    /// For whom.
    beneficiary: Option<Uuid>,
    /// The day it was received.
    #[schema(value_type = Option<Day>)]
    received_on: Option<NaiveDate>,
    /// The last day of the office; null while a suspension has no known end.
    #[schema(value_type = Option<Day>)]
    due_on: Option<NaiveDate>,
    /// Days until then; negative once it is late; in the queue of the office.
    days_left: Option<i32>,
    /// The version; the `ETag`.
    version: i64,
}

/// Istanza: one application, with all that the caller may know of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApplicationShown {
    /// What a list shows of it.
    #[serde(flatten)]
    line: ApplicationLine,
    /// Form, term, notices, decision and history, as far as the caller may know them.
    #[schema(value_type = Object)]
    details: Map<String, Value>,
}

impl ApplicationShown {
    /// An application with its row and its history; what its line says is not said again.
    pub(super) fn new(line: ApplicationLine, row: Value, steps: Value) -> Self {
        let mut details = match row {
            Value::Object(map) => map,
            other => Map::from_iter([("row".to_owned(), other)]),
        };
        if let Ok(Value::Object(said)) = serde_json::to_value(&line) {
            details.retain(|name, _| name != "application_id" && !said.contains_key(name));
        }
        details.insert("steps".to_owned(), steps);
        Self { line, details }
    }
}

impl From<ProgressRow> for ApplicationLine {
    fn from(row: ProgressRow) -> Self {
        Self {
            id: row.application_id,
            number: row.number,
            status: row.status.into(),
            service: row.service,
            title: row.title,
            office: row.office.map(|code| code.to_string()),
            officer: None,
            applicant: row.applicant.map(|person| person.0),
            beneficiary: row.beneficiary.map(|person| person.0),
            received_on: row.received_on,
            due_on: row.due_on,
            days_left: None,
            version: row.version,
        }
    }
}

impl From<DeskRow> for ApplicationLine {
    fn from(row: DeskRow) -> Self {
        row.line.into()
    }
}

impl From<DeskLine> for ApplicationLine {
    fn from(row: DeskLine) -> Self {
        Self {
            id: row.application_id,
            number: row.number,
            status: row.status.into(),
            service: row.service,
            title: row.title,
            office: row.office.map(|code| code.to_string()),
            officer: row.officer.map(|code| code.to_string()),
            applicant: row.applicant.map(|person| person.0),
            beneficiary: row.beneficiary.map(|person| person.0),
            received_on: row.received_on,
            due_on: row.due_on,
            days_left: None,
            version: row.version,
        }
    }
}

impl From<WorkRow> for ApplicationLine {
    fn from(row: WorkRow) -> Self {
        Self {
            id: row.application_id,
            number: Some(row.number),
            status: row.status.into(),
            service: row.service,
            title: row.title,
            office: Some(row.office.to_string()),
            officer: row.officer.map(|code| code.to_string()),
            applicant: row.applicant.map(|person| person.0),
            beneficiary: row.beneficiary.map(|person| person.0),
            received_on: Some(row.received_on),
            due_on: row.due_on,
            days_left: row.days_left,
            version: row.version,
        }
    }
}
