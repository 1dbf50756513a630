//! Who may act for whom, since when, until when? For the two of them and for whoever puts mandates on file.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::NaiveDate;
use domain::application::{Capacity, MandateScope};
use domain::mandate::MandateStatus;
use domain::shared::ids::{MandateId, PersonId, ReasonCode};
pub use query::{by_id, ended, expired, of_person};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static MANDATES: Table = Table {
    name: "mandates",
    key: &["mandate_id"],
};

static APPLICATIONS: Table = Table {
    name: "mandates_applications",
    key: &["application_id"],
};

/// Deleghe: the read model of mandates.
pub struct Mandates;

view!(Mandates, "mandates", tables: [MANDATES, APPLICATIONS],
    aggregates: &["application", "mandate"], clear: &[]);

/// Delega: one mandate as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateRow {
    /// The mandate.
    pub mandate_id: MandateId,
    /// Where it stands.
    pub status: MandateStatus,
    /// In which quality the agent acts.
    pub capacity: Capacity,
    /// For whom.
    pub principal: PersonId,
    /// Who acts.
    pub agent: PersonId,
    /// What kind of proof there is.
    pub proof: String,
    /// Which services it covers.
    pub scope: MandateScope,
    /// Powers the judge granted.
    pub powers: Vec<ReasonCode>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; absent means "until revoked".
    pub until_on: Option<NaiveDate>,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
}

/// An application whose applicant acts by a mandate that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRow {
    /// The application.
    pub application_id: Uuid,
    /// The mandate.
    pub mandate_id: MandateId,
    /// How it ended.
    pub status: MandateStatus,
}
