//! What every act must say of itself: why, and before whom it can be challenged.

use crate::rest::schema::{LongText, ShortText};
use domain::service::AppealRoute;
use domain::{application, shared::text};
use serde::Deserialize;
use utoipa::ToSchema;

/// Motivazione: facts and law (L. 241/1990 art. 3).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reasons {
    /// Presupposti di fatto.
    #[schema(value_type = LongText)]
    facts: text::LongText,
    /// Ragioni giuridiche.
    #[schema(value_type = LongText)]
    law: text::LongText,
}

impl From<Reasons> for application::Reasons {
    fn from(sent: Reasons) -> Self {
        Self {
            facts: sent.facts,
            law: sent.law,
        }
    }
}

/// Rimedio: an authority, and the days there are to turn to it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Remedy {
    /// The authority.
    #[schema(value_type = ShortText, example = "TAR Sicilia, sezione di Catania")]
    authority: text::ShortText,
    /// Days from communication.
    term_days: u32,
}

impl From<Remedy> for AppealRoute {
    fn from(sent: Remedy) -> Self {
        Self {
            authority: sent.authority,
            term_days: sent.term_days,
        }
    }
}
