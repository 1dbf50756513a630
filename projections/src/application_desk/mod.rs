//! What is known of this application, and where does it stand? For the office in charge.

mod columns;
mod project;
mod query;

use crate::application::Clock;
use crate::rows::Table;
use crate::shown::{Opened, Shown};
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::{ApplicationStatus, DeclarationOutcome};
use domain::shared::ids::{ActorCode, OfficeCode, PersonId, ReasonCode};
pub(crate) use query::shown;
pub use query::{Filter, by_id, by_number, checks, count, page, steps};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static DESK: Table = Table {
    name: "application_desk",
    key: &["application_id"],
};

static CHECKS: Table = Table {
    name: "application_desk_checks",
    key: &["application_id", "code"],
};

static STEPS: Table = Table {
    name: "application_desk_steps",
    key: &["application_id", "sequence"],
};

/// Scrivania: the read model of applications for offices.
pub struct ApplicationDesk;

view!(ApplicationDesk, "application_desk", tables: [DESK, CHECKS, STEPS],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Istanza in un elenco: one application among others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskLine {
    /// The application.
    pub application_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// What its clock does.
    pub clock: Clock,
    /// The office in charge.
    pub office: Option<OfficeCode>,
    /// The procedure officer.
    pub officer: Option<ActorCode>,
    /// Whether it goes before its turn.
    pub priority: bool,
    /// The service.
    pub service: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who acts.
    pub applicant: Option<PersonId>,
    /// For whom.
    pub beneficiary: Option<PersonId>,
    /// Its number.
    pub number: Option<String>,
    /// The day it was received.
    pub received_on: Option<NaiveDate>,
    /// The last day of the office.
    pub due_on: Option<NaiveDate>,
    /// How it was decided: a command code.
    pub outcome: Option<String>,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// When anything last happened to it.
    pub updated_at: DateTime<Utc>,
}

/// Istanza sulla scrivania: one application with all that is known of it.
///
/// The parts without a type of their own are the events that set them, with their personal fields shown as in
/// [`Shown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: DeskLine,
    /// Which listed case gives it priority.
    pub priority_reason: Option<ReasonCode>,
    /// Who may see it as their own.
    pub people: Vec<PersonId>,
    /// In which quality the applicant acts.
    pub capacity: Option<String>,
    /// By which mandate.
    pub mandate_id: Option<Uuid>,
    /// Where the beneficiary lives.
    pub district: Option<ReasonCode>,
    /// Which version of the service.
    pub service_version: Option<i32>,
    /// How it was filed.
    pub channel: Option<String>,
    /// How sure the service was of who filed it.
    pub identity: Option<String>,
    /// The form as signed; the draft as it stands before.
    pub form: Option<Shown<Value>>,
    /// What was declared.
    pub declarations: Option<Opened>,
    /// The number with its register, year and instant.
    pub registration: Option<Opened>,
    /// When it was received.
    pub received_at: Option<DateTime<Utc>>,
    /// The days the office has.
    pub term_days: Option<i32>,
    /// The receipt.
    pub receipt: Option<Opened>,
    /// The request for integration.
    pub integration: Option<Opened>,
    /// The last notice of rejection.
    pub notice: Option<Opened>,
    /// The day of the last observations.
    pub observations_on: Option<NaiveDate>,
    /// Every ground that ever came up.
    pub known_grounds: Vec<ReasonCode>,
    /// What the officer proposes.
    pub proposal: Option<Opened>,
    /// The decision.
    pub decision: Option<Opened>,
    /// Where it stands on a ranking.
    pub ranking: Option<Opened>,
    /// The appeal, or how it ended.
    pub appeal: Option<Opened>,
    /// What ended it beside a decision, or ended its effects.
    pub ending: Option<Opened>,
    /// The last day of the holder of the substitute power.
    pub substitute_on: Option<NaiveDate>,
    /// What another system says of it.
    pub imported: Option<Opened>,
    /// The state another system's case reached.
    pub milestone: Option<ApplicationStatus>,
    /// When it was begun.
    pub opened_at: DateTime<Utc>,
}

/// Passo: one event in the history of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRow {
    /// Its place in the history.
    pub sequence: i64,
    /// What happened.
    pub code: String,
    /// When it was true.
    pub effective_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// The number it got.
    pub number: Option<String>,
    /// Who did it.
    pub actor: Option<String>,
    /// In which role.
    pub role: Option<String>,
    /// From which office.
    pub office: Option<String>,
    /// What was done, in the words of another system.
    pub activity: Option<String>,
}

/// Controllo: what came out of checking a declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRow {
    /// Which declaration.
    pub code: ReasonCode,
    /// What came out.
    pub outcome: DeclarationOutcome,
    /// The source asked.
    pub source: ReasonCode,
    /// A note.
    pub note: Option<Shown<String>>,
    /// When.
    pub checked_at: DateTime<Utc>,
}
