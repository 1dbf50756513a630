//! Which days of the register are closed, and what became of their files? For whoever answers for the register.

mod preservation;
mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::register::PreservationOutcome;
use domain::shared::digest::Digest;
use domain::shared::ids::RegisterCode;
use domain::shared::text::ShortText;
pub use preservation::Preservation;
pub use query::{by_day, count, days, register};
use serde::{Deserialize, Serialize};

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static DAYS: Table = Table {
    name: "daily_register",
    key: &["register_id", "day"],
};

static REGISTERS: Table = Table {
    name: "daily_register_registers",
    key: &["register_id"],
};

/// Registro giornaliero: the read model of the closed days.
pub struct DailyRegister;

view!(DailyRegister, "daily_register", tables: [DAYS, REGISTERS], aggregates: &["register"], clear: &[]);

/// Giorno chiuso: one day of one register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRow {
    /// The register.
    pub register: RegisterCode,
    /// The day.
    pub day: NaiveDate,
    /// The first number; absent on an empty day.
    pub first_number: Option<i64>,
    /// The last number; absent on an empty day.
    pub last_number: Option<i64>,
    /// How many records.
    pub records: i64,
    /// How many annulments were made that day.
    pub annulled: i64,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// SHA-256 of the file of the day before.
    pub previous_sha256: Option<Digest>,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    /// When it was last sent to preservation.
    pub sent_at: Option<DateTime<Utc>>,
    /// Under which name.
    pub package: Option<ShortText>,
    /// What the preservation system answered to that.
    pub outcome: Option<PreservationOutcome>,
    /// The reference of its answer.
    pub receipt: Option<ShortText>,
    /// When the answer came.
    pub received_at: Option<DateTime<Utc>>,
}

/// Registro di protocollo: one register as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRow {
    /// Its code.
    pub register: RegisterCode,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// The first day that is closed.
    pub first_day: NaiveDate,
    /// The last day that was closed.
    pub last_closed: Option<NaiveDate>,
}
