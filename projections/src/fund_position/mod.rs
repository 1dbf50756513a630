//! Where does a fund stand, and what does it keep for which plan? For whoever plans, spends or checks.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::NaiveDate;
use domain::shared::ids::{CarePlanId, CommitmentId, FundCode, OfficeCode, ReasonCode};
use domain::shared::money::Money;
pub use query::{by_id, commitments, count, count_commitments, page, releasable};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 1;

static FUNDS: Table = Table {
    name: "fund_position",
    key: &["fund_id"],
};

static COMMITMENTS: Table = Table {
    name: "fund_position_commitments",
    key: &["commitment_id"],
};

static NAMED: Table = Table {
    name: "fund_position_named",
    key: &["commitment_id"],
};

static ENDED: Table = Table {
    name: "fund_position_ended",
    key: &["plan_id"],
};

/// Posizione dei fondi: the read model of funds.
pub struct FundPosition;

view!(FundPosition, "fund_position", tables: [FUNDS, COMMITMENTS, NAMED, ENDED],
    aggregates: &["care_plan", "fund"], clear: &[]);

/// Fondo: where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundRow {
    /// The stream of the fund.
    pub fund_id: Uuid,
    /// Sequence of its last event; its `ETag`.
    pub version: i64,
    /// Its code.
    pub fund: FundCode,
    /// Where the money comes from.
    pub source: ReasonCode,
    /// The year.
    pub year: i32,
    /// Stanziato.
    pub allocated: Money,
    /// Impegnato.
    pub committed: Money,
    /// Disimpegnato.
    pub released: Money,
    /// Liquidato.
    pub paid: Money,
    /// What is neither kept nor paid.
    pub free: Money,
}

/// Impegno.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentRow {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// The stream of the fund.
    pub fund_id: Uuid,
    /// For which plan.
    pub plan_id: CarePlanId,
    /// The office that was in charge of the plan.
    pub office: OfficeCode,
    /// What it is worth, paid or not.
    pub kept: Money,
    /// What was paid out of it.
    pub paid: Money,
    /// The last day on which the plan could name it.
    pub until_on: NaiveDate,
    /// Whether a version in force names it.
    pub named: bool,
}

/// A commitment that nobody needs any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasableRow {
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// The stream of the fund.
    pub fund_id: Uuid,
    /// Whether the plan has ended; otherwise it never came into force with it.
    pub ended: bool,
}
