//! What did an auditor ask to see unmasked, who agreed, and until when? For those who check, and for every question they ask.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Shown;
use crate::view::view;
use chrono::{DateTime, Utc};
use domain::shared::ids::{ActorCode, ReasonCode};
use domain::unmasking::{UnmaskingStatus, UnmaskingTarget};
pub use query::{by_id, count, in_force, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static UNMASKINGS: Table = Table {
    name: "unmaskings",
    key: &["unmasking_id"],
};

/// Svelamenti: the read model of unmaskings.
pub struct Unmaskings;

view!(Unmaskings, "unmaskings", tables: [UNMASKINGS], aggregates: &["unmasking"], clear: &[]);

/// Svelamento.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmaskingRow {
    /// The unmasking.
    pub unmasking_id: Uuid,
    /// Where it stands; what somebody agreed to counts until its time is over.
    pub status: UnmaskingStatus,
    /// What kind of thing it is.
    pub target: UnmaskingTarget,
    /// Which one.
    pub target_id: Uuid,
    /// Why, as a code.
    pub reason: ReasonCode,
    /// Why, in words.
    pub note: Shown<String>,
    /// Who asked.
    pub requested_by: ActorCode,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// Who answered.
    pub answered_by: Option<ActorCode>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it was turned down.
    pub refusal: Option<ReasonCode>,
    /// Until when it counts.
    pub until_at: Option<DateTime<Utc>>,
    /// Who ended it.
    pub ended_by: Option<ActorCode>,
    /// When.
    pub ended_at: Option<DateTime<Utc>>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}
