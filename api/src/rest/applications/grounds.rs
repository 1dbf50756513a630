//! Grounds of refusal, and the answers to what citizens observe on them.

use crate::rest::schema::{Code, LongText};
use domain::application;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Motivo ostativo: a ground of refusal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ground {
    /// Which one.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// In words.
    #[schema(value_type = LongText)]
    text: text::LongText,
    /// Whether it came up only because of the observations (L. 241/1990 art. 10-bis).
    #[serde(default)]
    follows_from_observations: bool,
}

impl From<Ground> for application::Ground {
    fn from(sent: Ground) -> Self {
        Self {
            code: sent.code,
            text: sent.text,
            follows_from_observations: sent.follows_from_observations,
        }
    }
}

/// Risposta alle osservazioni: why observations were not followed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservationsAnswer {
    /// Which observations, from 1.
    #[schema(minimum = 1)]
    observations: u32,
    /// The answer.
    #[schema(value_type = LongText)]
    answer: text::LongText,
}

impl From<ObservationsAnswer> for application::ObservationsAnswer {
    fn from(sent: ObservationsAnswer) -> Self {
        Self {
            observations: sent.observations,
            answer: sent.answer,
        }
    }
}
