//! What can be asked for, when, and at which office? For everybody: none of it is personal data.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, Utc};
use domain::service::{OfficeMap, ServiceContent};
use domain::shared::ids::{ReasonCode, ServiceCode};
use domain::shared::text::LongText;
pub use query::{Wanted, by_code, count, page};
use serde::{Deserialize, Serialize};

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static SERVICES: Table = Table {
    name: "services",
    key: &["service_id"],
};

/// Catalogo dei servizi: the read model of the services.
pub struct Services;

view!(Services, "services", tables: [SERVICES], aggregates: &["service"], clear: &[]);

/// Servizio: one service as the catalogue shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceRow {
    /// Its code.
    pub code: ServiceCode,
    /// Which version is published, from 1.
    pub published_version: i64,
    /// What is published.
    pub content: ServiceContent,
    /// Who is in charge of which district.
    pub offices: OfficeMap,
    /// When the window opens, where one was opened.
    pub opens_at: Option<DateTime<Utc>>,
    /// The first instant that is too late.
    pub closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates.
    pub period: Option<ReasonCode>,
    /// When it left the catalogue.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it left.
    pub withdrawal_reason: Option<LongText>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}
