//! Which calls are there, for what, until when? What is published is for everybody; a draft is for the office that makes it.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, Utc};
use domain::call::{CallContent, CallStatus};
use domain::shared::digest::Digest;
use domain::shared::ids::{CallCode, OfficeCode, ServiceCode};
use domain::shared::text::LongText;
pub use query::{Wanted, by_id, count, page, taking};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static CALLS: Table = Table {
    name: "calls",
    key: &["call_id"],
};

/// Bandi: the read model of calls.
pub struct Calls;

view!(Calls, "calls", tables: [CALLS], aggregates: &["call"], clear: &[]);

/// Bando: one call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallRow {
    /// Its identifier.
    pub call_id: Uuid,
    /// Its code.
    pub code: CallCode,
    /// The service it is for.
    pub service: ServiceCode,
    /// The office that answers for it.
    pub office: OfficeCode,
    /// Where it stands.
    pub status: CallStatus,
    /// What it says.
    pub content: CallContent,
    /// Which version is public, from 1; nought before.
    pub published_version: i64,
    /// Impegno del sorteggio: the SHA-256 of the seed.
    pub draw_commitment: Option<Digest>,
    /// When it became public.
    pub published_at: Option<DateTime<Utc>>,
    /// When what is public changed last.
    pub amended_at: Option<DateTime<Utc>>,
    /// Why it changed.
    pub amendment_reason: Option<LongText>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why.
    pub revocation_reason: Option<LongText>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}
