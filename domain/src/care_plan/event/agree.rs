//! How a version was shared, signed and put in force.

use crate::care_plan::{BoardMember, BoardOutcome, Content, Sealed, Signature};
use crate::shared::ids::CommitmentId;
use crate::shared::money::Money;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// UVM convocata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardConvened {
    /// On which version.
    pub version: u32,
    /// The day on which it meets.
    pub meets_on: NaiveDate,
    /// Who sits in it.
    pub members: Vec<BoardMember<Sealed>>,
    /// When.
    pub convened_at: DateTime<Utc>,
}

/// Esito dell'UVM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardDecided {
    /// On which version.
    pub version: u32,
    /// What it decided.
    pub outcome: BoardOutcome,
    /// The day.
    pub decided_on: NaiveDate,
    /// What it said.
    pub note: Option<Sealed>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano sottoscritto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanSigned {
    /// Which version.
    pub version: u32,
    /// The signature.
    pub signature: Signature,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Piano attivato, o revisione in vigore.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CarePlanActivated {
    /// Which version.
    pub version: u32,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// What it says, so that it can be read by itself, as of a day before it was written down too.
    pub content: Content,
    /// What it costs in all.
    pub cost: Money,
    /// Quota utente in all.
    pub family_share: Money,
    /// What the funds keep for it.
    pub commitments: Vec<CommitmentId>,
    /// Whether it was signed anew, or says nothing that must be.
    pub signed: bool,
    /// The day of the next review.
    pub next_review_on: NaiveDate,
    /// The last day on which that review is not late.
    pub in_time_until_on: NaiveDate,
    /// When.
    pub activated_at: DateTime<Utc>,
}
