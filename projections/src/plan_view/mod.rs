//! What does a care plan say, in which version, and what came of it? For the office in charge.

mod compare;
mod indicators;
mod project;
mod query;

use crate::rows::Table;
use crate::shown::Opened;
use crate::view::view;
use chrono::{DateTime, NaiveDate, Utc};
pub use compare::{LineChange, LineCompared, compare};
use domain::care_plan::{PlanStatus, Quantity};
use domain::shared::ids::{ActorCode, OfficeCode, PersonId, ReasonCode};
use domain::shared::money::Money;
pub use indicators::{IndicatorsRow, indicators};
pub use query::{
    Filter, by_id, count, count_deliveries, count_steps, deliveries, has_version, items, noted,
    page, planned, running_of, signatures, steps, versions,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static PLANS: Table = Table {
    name: "plan_view",
    key: &["plan_id"],
};

static VERSIONS: Table = Table {
    name: "plan_view_versions",
    key: &["plan_id", "number"],
};

static ITEMS: Table = Table {
    name: "plan_view_items",
    key: &["plan_id", "number", "kind", "item_id"],
};

static SIGNATURES: Table = Table {
    name: "plan_view_signatures",
    key: &["plan_id", "number", "signatory"],
};

static DELIVERIES: Table = Table {
    name: "plan_view_deliveries",
    key: &["plan_id", "delivery_id"],
};

static STEPS: Table = Table {
    name: "plan_view_steps",
    key: &["plan_id", "sequence"],
};

/// Piani: the read model of an office.
pub struct PlanView;

view!(PlanView, "plan_view", tables: [PLANS, VERSIONS, ITEMS, SIGNATURES, DELIVERIES, STEPS],
    aggregates: &["care_plan"], clear: &[]);

/// Piano: one plan in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanLine {
    /// The plan.
    pub plan_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// Where it stands.
    pub status: PlanStatus,
    /// What kind of plan.
    pub kind: Opened,
    /// For whom.
    pub person: PersonId,
    /// The case it belongs to.
    pub case_file_id: Uuid,
    /// The office in charge.
    pub office: OfficeCode,
    /// Assistente sociale responsabile.
    pub case_manager: ActorCode,
    /// The version that is being worked on.
    pub working: Option<u32>,
    /// The version in force.
    pub in_force: Option<u32>,
    /// The first day of that version.
    pub starts_on: Option<NaiveDate>,
    /// What it costs in all.
    pub cost: Option<Money>,
    /// Quota utente in all.
    pub family_share: Option<Money>,
    /// The day of the next review.
    pub next_review_on: Option<NaiveDate>,
    /// The last day on which that review is not late.
    pub in_time_until_on: Option<NaiveDate>,
    /// The last day.
    pub closed_on: Option<NaiveDate>,
    /// When it changed last.
    pub updated_at: DateTime<Utc>,
}

/// Piano: one plan with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanRow {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: PlanLine,
    /// Who benefits.
    pub beneficiaries: Opened,
    /// What it rests on.
    pub assessment: Opened,
    /// When it is reviewed.
    pub review: Opened,
    /// Why there is a plan.
    pub motivation: Option<Opened>,
    /// The day on which it should end.
    pub ends_on: Option<NaiveDate>,
    /// How it ended.
    pub ending: Option<Opened>,
}

/// Versione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionRow {
    /// Its number.
    pub number: u32,
    /// `working`, `in_force` now or once, or `discarded`.
    pub state: String,
    /// Why it was begun.
    pub reason: Option<ReasonCode>,
    /// Why, in words.
    pub note: Option<Opened>,
    /// The board that was called on it.
    pub board: Option<Opened>,
    /// What the board decided.
    pub decision: Option<Opened>,
    /// Whether it had to be signed.
    pub signed: Option<bool>,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// What it costs in all.
    pub cost: Option<Money>,
    /// Quota utente in all.
    pub family_share: Option<Money>,
    /// What the funds keep for it.
    pub commitments: Option<Vec<Uuid>>,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
}

/// Voce: a need, an objective or an intervention of one version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemRow {
    /// What it is.
    pub kind: String,
    /// Which one.
    pub item_id: Uuid,
    /// What it says.
    pub content: Opened,
    /// What was put right in it last.
    pub corrected: Option<Opened>,
}

/// Firma.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignatureRow {
    /// Which version.
    pub number: u32,
    /// In which quality, by whom, how and when.
    pub signature: Opened,
}

/// Erogazione.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliveryRow {
    /// The delivery.
    pub delivery_id: Uuid,
    /// Of which intervention.
    pub intervention_id: Uuid,
    /// Under which version of the plan.
    pub number: u32,
    /// The provider's own reference.
    pub reference: Option<String>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: NaiveDate,
    /// How much.
    pub quantity: Quantity,
    /// What it cost.
    pub amount: Money,
    /// What was put right in it last.
    pub corrected: Option<Opened>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// Previsto e erogato: one intervention, as its last version in force plans it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedRow {
    /// Which intervention.
    pub intervention_id: Uuid,
    /// In which version it was planned last.
    pub number: u32,
    /// What it is.
    pub code: Opened,
    /// How much is planned.
    pub planned_quantity: Quantity,
    /// What it should cost.
    pub planned_cost: Money,
    /// How much was delivered.
    pub delivered_quantity: Quantity,
    /// What that cost.
    pub delivered_cost: Money,
    /// How many deliveries.
    pub deliveries: i64,
}

/// Passo: one event in the history of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepRow {
    /// Its place in the history.
    pub sequence: i64,
    /// What happened.
    pub code: String,
    /// When it was true.
    pub effective_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// Who did it.
    pub actor: Option<String>,
    /// In which role.
    pub role: Option<String>,
    /// From which office.
    pub office: Option<String>,
    /// What else there is to say.
    pub detail: Option<Opened>,
}
