//! How a plan ends, as it is sent with its own end or with that of its case.

use super::parts::PlanScore;
use crate::rest::schema::{Code, LongText};
use chrono::{DateTime, NaiveDate, Utc};
use domain::care_plan::{ClosePlan, Said};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a plan, with an outcome for every objective.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlanEnd)]
pub(crate) struct Ending {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// Why, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
    /// How far each objective was reached.
    #[schema(max_items = 100)]
    outcomes: Vec<PlanScore>,
}

impl Ending {
    /// The command that ends the plan with this day.
    pub(crate) fn on(self, closed_on: NaiveDate, at: DateTime<Utc>) -> ClosePlan {
        ClosePlan {
            reason: self.reason,
            note: self.note.map(Said),
            outcomes: self.outcomes.into_iter().map(Into::into).collect(),
            closed_on,
            at,
        }
    }
}
