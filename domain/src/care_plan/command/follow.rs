//! How a plan is followed, handed over and ended.

use crate::care_plan::{ObjectiveScore, Said};
use crate::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};

/// Annotare il monitoraggio.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordMonitoring {
    /// The day.
    pub monitored_on: NaiveDate,
    /// How it goes.
    pub note: Said,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Verificare il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewPlan {
    /// The day.
    pub reviewed_on: NaiveDate,
    /// How far each objective was reached.
    pub scores: Vec<ObjectiveScore>,
    /// The day of the next review, where it is not the one the rule gives.
    pub next_on: Option<NaiveDate>,
    /// What came out, in words.
    pub note: Option<Said>,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Segnalare che la verifica è in scadenza: by the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteReviewDue {
    /// When.
    pub at: DateTime<Utc>,
}

/// Passare il piano a un altro ufficio o responsabile.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverPlan {
    /// To which office.
    pub office: OfficeCode,
    /// To which case manager.
    pub case_manager: ActorCode,
    /// Why.
    pub reason: ReasonCode,
    /// From which day on.
    pub from_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Chiudere il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosePlan {
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Said>,
    /// How far each objective was reached.
    pub outcomes: Vec<ObjectiveScore>,
    /// The last day.
    pub closed_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Abbandonare un piano mai attivato.
#[derive(Clone, Debug, PartialEq)]
pub struct AbandonPlan {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}
