//! What is there to do, in which order? For the office in charge: first come, first served, priorities before.

mod project;
mod query;

use crate::application::Clock;
use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::ApplicationStatus;
use domain::shared::ids::{ActorCode, OfficeCode, PersonId};
pub use query::{Assignment, Filter, count, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static WORK_LIST: Table = Table {
    name: "work_list",
    key: &["application_id"],
};

/// Lista di lavoro: the read model of the queues.
pub struct WorkList;

view!(WorkList, "work_list", tables: [WORK_LIST],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Pratica in coda: one application that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkRow {
    /// The application.
    pub application_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// The office in charge.
    pub office: OfficeCode,
    /// 0 where it goes before its turn, else 1.
    pub turn: i16,
    /// When it was received: its place in the queue.
    pub received_at: DateTime<Utc>,
    /// The day it was received.
    pub received_on: NaiveDate,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// What its clock does.
    pub clock: Clock,
    /// The service.
    pub service: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The procedure officer.
    pub officer: Option<ActorCode>,
    /// Who acts.
    pub applicant: Option<PersonId>,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// The last day of the office; absent while a suspension has no known end.
    pub due_on: Option<NaiveDate>,
    /// Days until then, from the day asked about; negative once it is late.
    pub days_left: Option<i32>,
}
