//! How a plan was followed, handed over and ended.

use crate::care_plan::{ObjectiveScore, Sealed};
use crate::shared::ids::{ActorCode, OfficeCode, ReasonCode};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Monitoraggio annotato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanMonitored {
    /// The day.
    pub monitored_on: NaiveDate,
    /// How it goes.
    pub note: Sealed,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano verificato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanReviewed {
    /// Which version was looked at.
    pub version: u32,
    /// The day.
    pub reviewed_on: NaiveDate,
    /// The day on which it was due.
    pub due_on: NaiveDate,
    /// Whether it came after the days of grace.
    pub late: bool,
    /// How far each objective was reached.
    pub scores: Vec<ObjectiveScore>,
    /// The day of the next review.
    pub next_review_on: NaiveDate,
    /// The last day on which that review is not late.
    pub in_time_until_on: NaiveDate,
    /// What came out.
    pub note: Option<Sealed>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Verifica in scadenza.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewFellDue {
    /// The day on which it is due.
    pub due_on: NaiveDate,
    /// When it was noted.
    pub noted_at: DateTime<Utc>,
}

/// Piano passato di mano.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanHandedOver {
    /// The office before.
    pub office_before: OfficeCode,
    /// The case manager before.
    pub case_manager_before: ActorCode,
    /// To which office.
    pub office: OfficeCode,
    /// To which case manager.
    pub case_manager: ActorCode,
    /// Why.
    pub reason: ReasonCode,
    /// From which day on.
    pub from_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano chiuso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanClosed {
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Sealed>,
    /// How far each objective was reached.
    pub outcomes: Vec<ObjectiveScore>,
    /// The last day.
    pub closed_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano abbandonato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanAbandoned {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub abandoned_at: DateTime<Utc>,
}
