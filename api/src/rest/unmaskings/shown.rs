//! An unmasking as it is answered.

use crate::rest::schema::{Code, Instant, MaybeErased};
use crate::rest::words::{UnmaskingStatus, UnmaskingTarget};
use chrono::{DateTime, Utc};
use domain::shared::ids::{ActorCode, ReasonCode};
use projections::Shown;
use projections::unmaskings::UnmaskingRow;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Svelamento: what was asked for, and what became of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Unmasking)]
pub(crate) struct UnmaskingShown {
    /// The unmasking.
    id: Uuid,
    /// Where it stands; one that was agreed to counts until its time is over.
    status: UnmaskingStatus,
    /// What kind of thing it is.
    target: UnmaskingTarget,
    /// Which one.
    target_id: Uuid,
    /// Why, as a code.
    #[schema(value_type = Code, example = "complaint")]
    reason: ReasonCode,
    /// Why, in the words of who asked.
    #[schema(value_type = MaybeErased)]
    note: Shown<String>,
    /// Who asked, and alone sees it.
    #[schema(value_type = Code)]
    requested_by: ActorCode,
    /// When.
    #[schema(value_type = Instant)]
    requested_at: DateTime<Utc>,
    /// Who answered.
    #[schema(value_type = Option<Code>)]
    answered_by: Option<ActorCode>,
    /// When.
    #[schema(value_type = Option<Instant>)]
    answered_at: Option<DateTime<Utc>>,
    /// Why it was turned down.
    #[schema(value_type = Option<Code>)]
    refusal: Option<ReasonCode>,
    /// Until when it counts.
    #[schema(value_type = Option<Instant>)]
    until_at: Option<DateTime<Utc>>,
    /// Who ended it before its time.
    #[schema(value_type = Option<Code>)]
    ended_by: Option<ActorCode>,
    /// When.
    #[schema(value_type = Option<Instant>)]
    ended_at: Option<DateTime<Utc>>,
    /// The version; the `ETag`.
    version: i64,
}

impl From<UnmaskingRow> for UnmaskingShown {
    fn from(row: UnmaskingRow) -> Self {
        Self {
            id: row.unmasking_id,
            status: row.status.into(),
            target: row.target.into(),
            target_id: row.target_id,
            reason: row.reason,
            note: row.note,
            requested_by: row.requested_by,
            requested_at: row.requested_at,
            answered_by: row.answered_by,
            answered_at: row.answered_at,
            refusal: row.refusal,
            until_at: row.until_at,
            ended_by: row.ended_by,
            ended_at: row.ended_at,
            version: row.version,
        }
    }
}
