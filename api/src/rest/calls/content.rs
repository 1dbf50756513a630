//! What a call says, as it is sent and answered.

use crate::rest::schema::{Code, Day, Instant, LongText, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use domain::call;
use domain::scoring::rules::RuleSet;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Testo del bando: one version of everything it says.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!(domain::call::samples::content()))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a yes or no that the text of the call must say"
)]
pub(super) struct CallContent {
    /// Titolo, in Italian.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// Base normativa.
    #[schema(value_type = ShortText)]
    legal_basis: text::ShortText,
    /// The first instant at which applications are taken.
    #[schema(value_type = Instant)]
    opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    #[schema(value_type = Instant)]
    closes_at: DateTime<Utc>,
    /// Data di riferimento: the day on which facts must be true.
    #[schema(value_type = Day)]
    reference_on: NaiveDate,
    /// Days for which a ranking is posted.
    #[schema(minimum = 1)]
    posting_days: u32,
    /// Days within which objections are filed, from the first day of posting.
    #[schema(minimum = 1)]
    objection_days: u32,
    /// Whether the provisional ranking becomes final by itself where nobody objects.
    automatic_final: bool,
    /// Days within which an offer is answered.
    #[schema(minimum = 1)]
    offer_days: u32,
    /// What it costs to refuse an offer: `removed`, or `{"loses_points": "10"}`; `removed` if left out.
    #[serde(default)]
    #[schema(value_type = serde_json::Value)]
    refusal: call::RefusalRule,
    /// Validità: months from the final ranking in which places are given out of it.
    #[schema(minimum = 1)]
    validity_months: u32,
    /// Whether it counts also after that, until it is updated; no, if left out.
    #[serde(default)]
    holds_until_updated: bool,
    /// Whether the points stand beside the code in what is published.
    publishes_points: bool,
    /// Whether posting counts as notification.
    posting_notifies: bool,
    /// Where the money comes from.
    #[schema(value_type = Option<Code>)]
    funding_source: Option<ReasonCode>,
    /// How the ranking can be challenged, in Italian (L. 241/1990 art. 3 c. 4).
    #[schema(value_type = LongText)]
    appeal_text: text::LongText,
    /// Regole: requirements, criteria, order, allotment, as the page on rule sets describes them.
    #[schema(value_type = Object)]
    rules: RuleSet,
}

impl From<CallContent> for call::CallContent {
    fn from(content: CallContent) -> Self {
        Self {
            title: content.title,
            legal_basis: content.legal_basis,
            opens_at: content.opens_at,
            closes_at: content.closes_at,
            reference_on: content.reference_on,
            posting_days: content.posting_days,
            objection_days: content.objection_days,
            automatic_final: content.automatic_final,
            offer_days: content.offer_days,
            refusal: content.refusal,
            validity_months: content.validity_months,
            holds_until_updated: content.holds_until_updated,
            publishes_points: content.publishes_points,
            posting_notifies: content.posting_notifies,
            funding_source: content.funding_source,
            appeal_text: content.appeal_text,
            rules: content.rules,
        }
    }
}
