//! What happens while a plan is in force.

use crate::care_plan::{FundCover, Intervention, Quantity, Said};
use crate::shared::ids::{DeliveryId, InterventionId, ReasonCode};
use crate::shared::money::Money;
use chrono::{DateTime, NaiveDate, Utc};

/// Sospendere un intervento.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspendIntervention {
    /// Which one.
    pub intervention_id: InterventionId,
    /// Why.
    pub reason: ReasonCode,
    /// The first day without it.
    pub from_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Riprendere un intervento.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeIntervention {
    /// Which one.
    pub intervention_id: InterventionId,
    /// The first day with it again.
    pub from_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Sospendere il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspendPlan {
    /// Why.
    pub reason: ReasonCode,
    /// The first day without it.
    pub from_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Riprendere il piano.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumePlan {
    /// The first day with it again.
    pub from_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Registrare un'erogazione.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDelivery {
    /// The delivery.
    pub delivery_id: DeliveryId,
    /// Of which intervention.
    pub intervention_id: InterventionId,
    /// The provider's own reference, such as the number of its sheet.
    pub reference: Option<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// How much was delivered.
    pub quantity: Quantity,
    /// What it cost.
    pub amount: Money,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Rettificare un'erogazione.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectDelivery {
    /// Which one.
    pub delivery_id: DeliveryId,
    /// How much was delivered indeed; nothing where it never took place.
    pub quantity: Quantity,
    /// What it cost indeed.
    pub amount: Money,
    /// Why.
    pub reason: ReasonCode,
    /// Since when this is so.
    pub effective_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}

/// Rettificare un intervento in vigore: a mistake in what was written, not a change of what was agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectIntervention {
    /// The intervention as it should have been written.
    pub intervention: Intervention,
    /// What the funds keep for this plan.
    pub covers: Vec<FundCover>,
    /// Why.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Option<Said>,
    /// Since when this is so.
    pub effective_on: NaiveDate,
    /// When it is recorded.
    pub at: DateTime<Utc>,
}
