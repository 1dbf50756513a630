//! Commands on an unmasking.

use super::UnmaskingTarget;
use crate::shared::ids::{ActorCode, ReasonCode};
use crate::shared::personal::Personal;
use crate::shared::text::LongText;
use chrono::{DateTime, Utc};
use uuid::Uuid;

crate::names::commands! {
    /// What can be asked of an unmasking.
    UnmaskingCommand {
        /// Ask for it.
        RequestUnmasking = "request_unmasking";
        /// Agree to it.
        ApproveUnmasking = "approve_unmasking";
        /// Turn it down.
        RefuseUnmasking = "refuse_unmasking";
        /// End it before its time.
        EndUnmasking = "end_unmasking";
    }
}

/// Chiedere lo svelamento.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestUnmasking {
    /// The unmasking.
    pub unmasking_id: Uuid,
    /// Who asks.
    pub by: ActorCode,
    /// What kind of thing it is.
    pub target: UnmaskingTarget,
    /// Which one.
    pub target_id: Uuid,
    /// Whether it is there; the caller has looked.
    pub is_there: bool,
    /// Why, as a code.
    pub reason: ReasonCode,
    /// Why, in their own words.
    pub note: Personal<LongText>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Autorizzare lo svelamento: somebody else than who asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ApproveUnmasking {
    /// By whom.
    pub by: ActorCode,
    /// For how many hours from now.
    pub hours: u8,
    /// When.
    pub at: DateTime<Utc>,
}

/// Negare lo svelamento.
#[derive(Clone, Debug, PartialEq)]
pub struct RefuseUnmasking {
    /// By whom.
    pub by: ActorCode,
    /// Why.
    pub reason: ReasonCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// Terminare lo svelamento, also one that nobody answered yet.
#[derive(Clone, Debug, PartialEq)]
pub struct EndUnmasking {
    /// By whom.
    pub by: ActorCode,
    /// When.
    pub at: DateTime<Utc>,
}
