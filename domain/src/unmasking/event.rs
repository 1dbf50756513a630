//! Events of an unmasking: written down for ever.

use super::UnmaskingTarget;
use crate::decider::Fact;
use crate::shared::ids::{ActorCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::names::events! {
    /// What happened to an unmasking.
    UnmaskingEvent {
        /// It was asked for.
        UnmaskingRequested = "unmasking_requested";
        /// Somebody else agreed.
        UnmaskingApproved = "unmasking_approved";
        /// Somebody else turned it down.
        UnmaskingRefused = "unmasking_refused";
        /// It was ended before its time.
        UnmaskingEnded = "unmasking_ended";
    }
}

/// Svelamento richiesto.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnmaskingRequested {
    /// The unmasking.
    pub unmasking_id: Uuid,
    /// Who asked, and alone will see it.
    pub by: ActorCode,
    /// What kind of thing it is.
    pub target: UnmaskingTarget,
    /// Which one.
    pub target_id: Uuid,
    /// Why, as a code.
    pub reason: ReasonCode,
    /// Why, in their own words.
    pub note: Personal<LongText>,
    /// When.
    pub requested_at: DateTime<Utc>,
}

/// Svelamento autorizzato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnmaskingApproved {
    /// By whom.
    pub by: ActorCode,
    /// Until when it counts.
    pub until_at: DateTime<Utc>,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// Svelamento negato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnmaskingRefused {
    /// By whom.
    pub by: ActorCode,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub refused_at: DateTime<Utc>,
}

/// Svelamento terminato.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnmaskingEnded {
    /// By whom.
    pub by: ActorCode,
    /// When.
    pub ended_at: DateTime<Utc>,
}

impl Fact for UnmaskingEvent {
    fn effective_at(&self) -> Option<DateTime<Utc>> {
        Some(match self {
            Self::UnmaskingRequested(event) => event.requested_at,
            Self::UnmaskingApproved(event) => event.approved_at,
            Self::UnmaskingRefused(event) => event.refused_at,
            Self::UnmaskingEnded(event) => event.ended_at,
        })
    }
}
