//! What is granted, and how the criteria led there.

use crate::rest::schema::{Code, Day, Euro, LongText};
use chrono::NaiveDate;
use domain::application;
use domain::shared::ids::ReasonCode;
use domain::shared::money::Money;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Beneficio: what is granted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Benefit {
    /// Importo, where money is granted.
    #[schema(value_type = Option<Euro>)]
    amount: Option<Money>,
    /// Posti, where places are granted.
    places: Option<u32>,
    /// First day.
    #[schema(value_type = Option<Day>)]
    from: Option<NaiveDate>,
    /// Last day.
    #[schema(value_type = Option<Day>)]
    until: Option<NaiveDate>,
}

impl From<Benefit> for application::Benefit {
    fn from(sent: Benefit) -> Self {
        Self {
            amount: sent.amount,
            places: sent.places,
            from: sent.from,
            until: sent.until,
        }
    }
}

/// Criterio applicato: how one of the criteria set in advance was applied (L. 241/1990 art. 12).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Criterion {
    /// Which criterion.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// Whether it is met.
    met: bool,
    /// Why.
    #[schema(value_type = LongText)]
    explanation: text::LongText,
}

impl From<Criterion> for application::Criterion {
    fn from(sent: Criterion) -> Self {
        Self {
            code: sent.code,
            met: sent.met,
            explanation: sent.explanation,
        }
    }
}
