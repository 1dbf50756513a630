//! Which plans must be reviewed by when? For whoever answers for them, and for the clock.

mod project;
mod query;

use crate::rows::Table;
use crate::view::view;
use chrono::NaiveDate;
use domain::shared::ids::{ActorCode, CarePlanId, OfficeCode};
pub use query::{Due, count, page, unnoted};
use serde::{Deserialize, Serialize};

/// Raised whenever the same events should give other rows.
const REVISION: i32 = 2;

static DUE: Table = Table {
    name: "plans_due",
    key: &["plan_id"],
};

/// Verifiche in scadenza: the read model of reviews.
pub struct PlansDue;

view!(PlansDue, "plans_due", tables: [DUE], aggregates: &["care_plan"], clear: &[]);

/// A plan and its next review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// The plan.
    pub plan_id: CarePlanId,
    /// The office in charge.
    pub office: OfficeCode,
    /// Assistente sociale responsabile.
    pub case_manager: ActorCode,
    /// The day on which it is due.
    pub due_on: NaiveDate,
    /// The last day on which it is not late.
    pub in_time_until_on: NaiveDate,
}
