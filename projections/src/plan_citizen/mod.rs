//! What does my plan say? For the person it is for, without what the office keeps to itself.

mod project;
mod query;

use crate::rows::Table;
use crate::shown::Opened;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::care_plan::PlanStatus;
use domain::shared::ids::{ActorCode, OfficeCode};
use domain::shared::money::Money;
pub use query::{by_id, count_mine, is_my_paper, items, mine};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static PLANS: Table = Table {
    name: "plan_citizen",
    key: &["plan_id"],
};

static ITEMS: Table = Table {
    name: "plan_citizen_items",
    key: &["plan_id", "number", "kind", "item_id"],
};

/// Papers on which the person, or whoever stands for them, signed.
static PAPERS: Table = Table {
    name: "plan_citizen_papers",
    key: &["plan_id", "document_id"],
};

/// Il mio piano: the read model of the person.
pub struct PlanCitizen;

view!(PlanCitizen, "plan_citizen", tables: [PLANS, ITEMS, PAPERS], aggregates: &["care_plan"], clear: &[]);

/// Il mio piano.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyPlanRow {
    /// The plan.
    pub plan_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// Where it stands.
    pub status: PlanStatus,
    /// What kind of plan.
    pub kind: Opened,
    /// The office in charge.
    pub office: OfficeCode,
    /// Assistente sociale responsabile.
    pub case_manager: ActorCode,
    /// The version in force.
    pub in_force: Option<u32>,
    /// The version that the case manager has signed and that waits for the others.
    pub to_sign: Option<u32>,
    /// The first day of the version in force.
    pub starts_on: Option<NaiveDate>,
    /// What the family pays in all.
    pub family_share: Option<Money>,
    /// The day of the next review.
    pub next_review_on: Option<NaiveDate>,
    /// The last day.
    pub closed_on: Option<NaiveDate>,
    /// When it changed last.
    pub updated_at: DateTime<Utc>,
}

/// Voce del mio piano.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyItemRow {
    /// A need, an objective or an intervention.
    pub kind: String,
    /// Which one.
    pub item_id: Uuid,
    /// In which version.
    pub number: u32,
    /// What it says.
    pub content: Opened,
}
