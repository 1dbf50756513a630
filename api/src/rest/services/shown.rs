//! Services as the catalogue shows them.

use crate::rest::schema::{Code, Instant, ShortText};
use crate::rest::words::Channel;
use chrono::{DateTime, Utc};
use domain::shared::ids::{OfficeCode, ReasonCode, ServiceCode};
use domain::shared::text;
use projections::services::ServiceRow;
use serde::Serialize;
use utoipa::ToSchema;

/// Servizio: one line of the catalogue; its whole sheet is under its code.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "code": "home-care", "published_version": 1, "title": "Assistenza domiciliare", "term_days": 30,
    "channels": ["portal", "counter"], "office": "centro-1", "competitive": false, "windowed": true,
    "window": { "opens_at": "2026-03-01T23:00:00Z", "closes_at": "2026-03-31T22:00:00Z", "period": "2026" },
    "withdrawn_at": null,
}))]
pub(crate) struct ServiceLine {
    /// Its code.
    #[schema(value_type = Code)]
    code: ServiceCode,
    /// Which version is public, from 1.
    published_version: i64,
    /// Titolo, in Italian.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// Termine: days within which the procedure must end.
    term_days: u32,
    /// How it may be asked for.
    channels: Vec<Channel>,
    /// The office that answers for it.
    #[schema(value_type = Code)]
    office: OfficeCode,
    /// Procedura concorsuale: a ranking call.
    competitive: bool,
    /// Whether applications are taken only within a window.
    windowed: bool,
    /// The window opened last.
    window: Option<WindowShown>,
    /// When it left the catalogue.
    #[schema(value_type = Option<Instant>)]
    withdrawn_at: Option<DateTime<Utc>>,
}

/// Finestra: when applications are taken.
#[derive(Serialize, ToSchema)]
#[schema(as = ServiceWindow)]
pub(crate) struct WindowShown {
    /// The first instant at which they are.
    #[schema(value_type = Instant)]
    pub(super) opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    #[schema(value_type = Option<Instant>)]
    pub(super) closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates.
    #[schema(value_type = Option<Code>)]
    pub(super) period: Option<ReasonCode>,
}

impl From<ServiceRow> for ServiceLine {
    fn from(row: ServiceRow) -> Self {
        let (closes_at, period) = (row.closes_at, row.period);
        Self {
            code: row.code,
            published_version: row.published_version,
            title: row.content.title,
            term_days: row.content.term_days,
            channels: row.content.channels.into_iter().map(Into::into).collect(),
            office: row.content.office,
            competitive: row.content.competitive,
            windowed: row.content.windowed,
            window: row.opens_at.map(|opens_at| WindowShown {
                opens_at,
                closes_at,
                period,
            }),
            withdrawn_at: row.withdrawn_at,
        }
    }
}
