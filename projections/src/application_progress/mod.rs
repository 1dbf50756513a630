//! Where is my application, what is asked of me, and until when do they have to answer? For whoever filed it.

mod columns;
mod project;
mod query;

use crate::application::Clock;
use crate::rows::Table;
use crate::shown::{Opened, Shown};
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::ApplicationStatus;
use domain::shared::ids::{OfficeCode, PersonId};
pub(crate) use query::within;
pub use query::{by_id, by_number, count_mine, is_of_a_case, mine, open_of, received, steps};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static PROGRESS: Table = Table {
    name: "application_progress",
    key: &["application_id"],
};

static STEPS: Table = Table {
    name: "application_progress_steps",
    key: &["application_id", "sequence"],
};

/// Stato della pratica: the read model of applications for whoever filed them.
pub struct ApplicationProgress;

view!(ApplicationProgress, "application_progress", tables: [PROGRESS, STEPS],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Istanza aperta: what another page says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRow {
    /// The application.
    pub application_id: Uuid,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// The title of the service.
    pub title: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// The last day of its term.
    pub due_on: Option<NaiveDate>,
}

/// Pratica: one application as whoever filed it follows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgressRow {
    /// The application.
    pub application_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// What the clock does.
    pub clock: Clock,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// Who acts.
    pub applicant: Option<PersonId>,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// In which quality.
    pub capacity: Option<String>,
    /// The service.
    pub service: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The form as it stands, while it is a draft; as signed afterwards.
    pub draft: Option<Shown<serde_json::Value>>,
    /// Its number.
    pub number: Option<String>,
    /// When it was received.
    pub received_at: Option<DateTime<Utc>>,
    /// The day it was received.
    pub received_on: Option<NaiveDate>,
    /// The days the office has.
    pub term_days: Option<i32>,
    /// The last of them; absent while a suspension has no known end.
    pub due_on: Option<NaiveDate>,
    /// On what the procedure rests.
    pub legal_basis: Option<String>,
    /// The unit in charge.
    pub unit: Option<String>,
    /// Responsabile del procedimento, as the receipt names them.
    pub procedure_officer: Option<Shown<String>>,
    /// Titolare del potere sostitutivo: whom to turn to when nobody answers.
    pub substitute_power_holder: Option<Shown<String>>,
    /// What is asked for: the items of the request for integration.
    pub asked: Option<Opened>,
    /// Why a refusal is in sight: the grounds of the notice.
    pub grounds: Option<Opened>,
    /// The last day to answer.
    pub answer_by: Option<NaiveDate>,
    /// How it was decided: a command code.
    pub outcome: Option<String>,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The time it took (L. 241/1990 art. 2 c. 9-quinquies).
    pub term: Option<Opened>,
    /// What was granted.
    pub benefit: Option<Opened>,
    /// Why it was decided so.
    pub reasons: Option<Opened>,
    /// Before whom the decision can be challenged, and within how many days.
    pub appeals: Option<Opened>,
    /// Where it stands on a ranking.
    pub ranking: Option<Opened>,
    /// When it was begun.
    pub opened_at: DateTime<Utc>,
    /// When anything last happened to it.
    pub updated_at: DateTime<Utc>,
}

/// Tappa: something that happened, as far as whoever filed it may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneRow {
    /// Its place in the history.
    pub sequence: i64,
    /// What happened.
    pub code: String,
    /// The day in Italy.
    pub on_day: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
    /// The number it got.
    pub number: Option<String>,
}
