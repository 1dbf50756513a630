//! What runs out when? For the office in charge, and for the timers.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{ActorCode, OfficeCode};
pub use query::{Due, count, fired, page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static DEADLINES: Table = Table {
    name: "deadline_watch",
    key: &["application_id", "kind"],
};

/// Scadenzario: the read model of terms and windows.
pub struct DeadlineWatch;

view!(DeadlineWatch, "deadline_watch", tables: [DEADLINES],
    aggregates: crate::application::AGGREGATES, clear: &[]);

/// Scadenza: what runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// The days the citizen has to hand papers in.
    Integration,
    /// The days the citizen has to answer a notice of rejection.
    Observations,
    /// The days of the office.
    Term,
    /// The days of the holder of the substitute power.
    SubstitutePower,
}

impl Deadline {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Integration,
        Self::Observations,
        Self::Term,
        Self::SubstitutePower,
    ];

    /// As its column holds it.
    fn code(self) -> &'static str {
        match self {
            Self::Integration => "integration",
            Self::Observations => "observations",
            Self::Term => "term",
            Self::SubstitutePower => "substitute_power",
        }
    }
}

/// Voce dello scadenzario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineRow {
    /// The application.
    pub application_id: Uuid,
    /// What runs out.
    pub kind: Deadline,
    /// The office in charge.
    pub office: OfficeCode,
    /// The procedure officer.
    pub officer: Option<ActorCode>,
    /// The last day.
    pub last_on: NaiveDate,
    /// The instant from which it is over.
    pub fires_at: DateTime<Utc>,
    /// Whether the log says that it is over, while an answer is still owed.
    pub is_noted: bool,
}
