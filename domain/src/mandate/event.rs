//! Events of a mandate: written down for ever.

use super::MandateProof;
use crate::application::{Capacity, MandateScope};
use crate::decider::Fact;
use crate::shared::ids::{MandateId, PersonId, ReasonCode};
use crate::shared::time::day_start;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

crate::names::events! {
    /// What happened to a mandate.
    MandateEvent {
        /// It was given, or put on file.
        MandateGranted = "mandate_granted";
        /// The digital delegate took it.
        MandateAccepted = "mandate_accepted";
        /// The digital delegate turned it down.
        MandateRefused = "mandate_refused";
        /// It stopped for a while.
        MandateSuspended = "mandate_suspended";
        /// It counts again.
        MandateResumed = "mandate_resumed";
        /// Its last day moved.
        MandateRenewed = "mandate_renewed";
        /// It was ended.
        MandateRevoked = "mandate_revoked";
        /// Its last day is over.
        MandateExpired = "mandate_expired";
    }
}

/// Delega conferita.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateGranted {
    /// The mandate.
    pub mandate_id: MandateId,
    /// In which quality the agent acts.
    pub capacity: Capacity,
    /// For whom.
    pub principal: PersonId,
    /// Who acts.
    pub agent: PersonId,
    /// What proves it.
    pub proof: MandateProof,
    /// Which services it covers.
    pub scope: MandateScope,
    /// Powers the judge granted.
    pub powers: Vec<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; absent means "until revoked".
    pub until_on: Option<NaiveDate>,
}

/// Delega accettata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateAccepted {
    /// When.
    pub accepted_at: DateTime<Utc>,
}

/// Delega rifiutata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateRefused {
    /// When.
    pub refused_at: DateTime<Utc>,
}

/// Delega sospesa.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateSuspended {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub suspended_at: DateTime<Utc>,
}

/// Delega riattivata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateResumed {
    /// When.
    pub resumed_at: DateTime<Utc>,
}

/// Delega rinnovata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateRenewed {
    /// The new last day.
    pub until_on: NaiveDate,
    /// When.
    pub renewed_at: DateTime<Utc>,
}

/// Delega revocata.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateRevoked {
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub revoked_at: DateTime<Utc>,
}

/// Delega scaduta.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateExpired {
    /// When it was noted.
    pub expired_at: DateTime<Utc>,
}

impl Fact for MandateEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::MandateGranted(event) => day_start(event.from_on),
            Self::MandateAccepted(event) => event.accepted_at,
            Self::MandateRefused(event) => event.refused_at,
            Self::MandateSuspended(event) => event.suspended_at,
            Self::MandateResumed(event) => event.resumed_at,
            Self::MandateRenewed(event) => event.renewed_at,
            Self::MandateRevoked(event) => event.revoked_at,
            Self::MandateExpired(event) => event.expired_at,
        })
    }
}
