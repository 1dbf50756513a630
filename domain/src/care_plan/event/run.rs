//! What happened while a plan was in force.

use crate::care_plan::{Intervention, Quantity, Sealed};
use crate::shared::ids::{CommitmentId, DeliveryId, InterventionId, ReasonCode};
use crate::shared::money::Money;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Intervento sospeso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InterventionSuspended {
    /// Which one.
    pub intervention_id: InterventionId,
    /// Why.
    pub reason: ReasonCode,
    /// The first day without it.
    pub from_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Intervento ripreso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InterventionResumed {
    /// Which one.
    pub intervention_id: InterventionId,
    /// The first day with it again.
    pub from_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano sospeso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanSuspended {
    /// Why.
    pub reason: ReasonCode,
    /// The first day without it.
    pub from_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano ripreso.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanResumed {
    /// The first day with it again.
    pub from_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Erogazione registrata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryRecorded {
    /// The delivery.
    pub delivery_id: DeliveryId,
    /// Of which intervention.
    pub intervention_id: InterventionId,
    /// Under which version of the plan.
    pub version: u32,
    /// The provider's own reference.
    pub reference: Option<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// How much was delivered.
    pub quantity: Quantity,
    /// What it cost.
    pub amount: Money,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Erogazione rettificata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryCorrected {
    /// Which one.
    pub delivery_id: DeliveryId,
    /// How much was put down before.
    pub quantity_before: Quantity,
    /// What it cost before.
    pub amount_before: Money,
    /// How much was delivered indeed.
    pub quantity: Quantity,
    /// What it cost indeed.
    pub amount: Money,
    /// Why.
    pub reason: ReasonCode,
    /// Since when this is so.
    pub effective_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Intervento rettificato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InterventionCorrected {
    /// In which version.
    pub version: u32,
    /// The version that is being worked on, where it has not touched the intervention and takes the correction over.
    pub also_in: Option<u32>,
    /// As it was written.
    pub before: Box<Intervention<Sealed>>,
    /// As it should have been written.
    pub intervention: Intervention<Sealed>,
    /// What the version costs now.
    pub cost: Money,
    /// Quota utente now.
    pub family_share: Money,
    /// What the funds keep for it.
    pub commitments: Vec<CommitmentId>,
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Sealed>,
    /// Since when this is so.
    pub effective_on: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}
