//! What is published of a call; none of it is personal data.

use super::CallError;
use crate::scoring::rules::RuleSet;
use crate::scoring::{Number, Rules};
use crate::shared::ids::ReasonCode;
use crate::shared::text::{LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The longest term in days: longer than any that a law or a regulation sets, and short enough for every calendar.
const MOST_DAYS: u32 = 3_660;
/// The longest time for which a ranking counts, in months.
const MOST_MONTHS: u32 = 120;

/// Testo del bando: one version of everything it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a yes or no that the text of the call must say"
)]
pub struct CallContent {
    /// Titolo, in Italian.
    pub title: ShortText,
    /// Base normativa.
    pub legal_basis: ShortText,
    /// The first instant at which applications are taken.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: DateTime<Utc>,
    /// Data di riferimento: the day on which facts must be true.
    pub reference_on: NaiveDate,
    /// Days for which a ranking is posted.
    pub posting_days: u32,
    /// Days within which objections are filed, from the first day of posting.
    pub objection_days: u32,
    /// Whether the provisional ranking becomes final by itself where nobody objects.
    pub automatic_final: bool,
    /// Days within which an offer is answered.
    pub offer_days: u32,
    /// Rifiuto: what it costs to refuse an offer.
    #[serde(default)]
    pub refusal: RefusalRule,
    /// Validità: months from the final ranking in which places are given out of it.
    pub validity_months: u32,
    /// Whether it counts also after that, until it is updated, as for public housing (DPR 1035/1972 art. 9).
    #[serde(default)]
    pub holds_until_updated: bool,
    /// Whether the points stand beside the code in what is published; small lists may say too much.
    pub publishes_points: bool,
    /// Whether posting counts as notification.
    pub posting_notifies: bool,
    /// Where the money comes from.
    pub funding_source: Option<ReasonCode>,
    /// How the ranking can be challenged, in Italian (L. 241/1990 art. 3 c. 4).
    pub appeal_text: LongText,
    /// Regole: requirements, criteria, order, allotment.
    pub rules: RuleSet,
}

/// What it costs to refuse an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalRule {
    /// Cancellazione: whoever refuses leaves the ranking.
    #[default]
    Removed,
    /// Penalizzazione: so many points, and whoever refuses stays.
    LosesPoints(Number),
}

impl CallContent {
    /// What is wrong with it before anybody sees it.
    pub(super) fn check(&self) -> Result<(), CallError> {
        if self.closes_at <= self.opens_at {
            return Err(CallError::WindowDatesContradict);
        }
        let terms = [
            self.posting_days,
            self.objection_days,
            self.offer_days,
            self.validity_months,
        ];
        if terms.contains(&0) {
            return Err(CallError::TermZero);
        }
        let days = [self.posting_days, self.objection_days, self.offer_days];
        if days.iter().any(|days| *days > MOST_DAYS) || self.validity_months > MOST_MONTHS {
            return Err(CallError::TermTooLong);
        }
        if let RefusalRule::LosesPoints(points) = self.refusal
            && points <= Number::default()
        {
            return Err(CallError::PenaltyNotPositive);
        }
        self.compiled().map(|_| ())
    }

    /// The rules as they are computed with; each fault is told at its place in the content.
    pub fn compiled(&self) -> Result<Rules, CallError> {
        let checked = Rules::check(self.rules.clone());
        checked
            .map(|checked| checked.rules)
            .map_err(|faults| CallError::unsound(faults, "/content/rules", "rules"))
    }
}
