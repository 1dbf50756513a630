//! Calls as they are answered.

use super::content::CallContent;
use crate::rest::schema::{Code, Day, Instant, LongText, Sha256, ShortText};
use crate::rest::words::CallStatus;
use chrono::{DateTime, NaiveDate, Utc};
use domain::call;
use domain::shared::digest::Digest;
use domain::shared::ids::{CallCode, OfficeCode, ServiceCode};
use domain::shared::text;
use projections::calls::CallRow;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Bando in breve.
#[derive(Serialize, ToSchema)]
pub(crate) struct CallLine {
    /// Its identifier.
    id: Uuid,
    /// Its code.
    #[schema(value_type = Code, example = "nido-2026")]
    code: CallCode,
    /// The service it is for.
    #[schema(value_type = Code)]
    service: ServiceCode,
    /// The office that answers for it.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Where it stands.
    status: CallStatus,
    /// Titolo.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// The first instant at which applications are taken.
    #[schema(value_type = Instant)]
    opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    #[schema(value_type = Instant)]
    closes_at: DateTime<Utc>,
    /// The day on which facts must be true.
    #[schema(value_type = Day)]
    reference_on: NaiveDate,
}

/// Bando.
#[derive(Serialize, ToSchema)]
#[schema(as = Call)]
pub(crate) struct CallShown {
    /// Its identifier.
    id: Uuid,
    /// Its code.
    #[schema(value_type = Code, example = "nido-2026")]
    code: CallCode,
    /// The service it is for.
    #[schema(value_type = Code)]
    service: ServiceCode,
    /// The office that answers for it.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Where it stands.
    status: CallStatus,
    /// What it says.
    #[schema(value_type = CallContent)]
    content: call::CallContent,
    /// Which version is public, from 1; nought before.
    published_version: i64,
    /// Impegno del sorteggio: the SHA-256 of the seed of the draw.
    #[schema(value_type = Option<Sha256>)]
    draw_commitment: Option<Digest>,
    /// When it became public.
    #[schema(value_type = Option<Instant>)]
    published_at: Option<DateTime<Utc>>,
    /// When what is public changed last.
    #[schema(value_type = Option<Instant>)]
    amended_at: Option<DateTime<Utc>>,
    /// Why it changed.
    #[schema(value_type = Option<LongText>)]
    amendment_reason: Option<text::LongText>,
    /// When it was taken back.
    #[schema(value_type = Option<Instant>)]
    revoked_at: Option<DateTime<Utc>>,
    /// Why.
    #[schema(value_type = Option<LongText>)]
    revocation_reason: Option<text::LongText>,
}

impl From<CallRow> for CallLine {
    fn from(row: CallRow) -> Self {
        Self {
            id: row.call_id,
            code: row.code,
            service: row.service,
            office: row.office,
            status: row.status.into(),
            title: row.content.title,
            opens_at: row.content.opens_at,
            closes_at: row.content.closes_at,
            reference_on: row.content.reference_on,
        }
    }
}

impl From<CallRow> for CallShown {
    fn from(row: CallRow) -> Self {
        Self {
            id: row.call_id,
            code: row.code,
            service: row.service,
            office: row.office,
            status: row.status.into(),
            content: row.content,
            published_version: row.published_version,
            draw_commitment: row.draw_commitment,
            published_at: row.published_at,
            amended_at: row.amended_at,
            amendment_reason: row.amendment_reason,
            revoked_at: row.revoked_at,
            revocation_reason: row.revocation_reason,
        }
    }
}
