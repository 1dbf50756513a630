//! Which offices are there, and what is published of them? For everybody: none of it is personal data.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::NaiveDate;
use domain::office::OfficeProfile;
use domain::shared::ids::{OfficeCode, ReasonCode};
pub use query::{by_code, by_id, count, of_district, page};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static OFFICES: Table = Table {
    name: "offices",
    key: &["office_id"],
};

static DISTRICTS: Table = Table {
    name: "offices_districts",
    key: &["district"],
};

/// Uffici: the read model of the offices.
pub struct Offices;

view!(Offices, "offices", tables: [OFFICES, DISTRICTS], aggregates: &["office"], clear: &[]);

/// Ufficio: one office as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeRow {
    /// Its code.
    pub code: OfficeCode,
    /// What is published of it, with the districts it served when it was.
    pub profile: OfficeProfile,
    /// The districts it serves now.
    pub districts: BTreeSet<ReasonCode>,
    /// Its first day.
    pub opens_on: NaiveDate,
    /// The first day it is closed.
    pub closes_on: Option<NaiveDate>,
    /// Who takes over.
    pub successor: Option<OfficeCode>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}
