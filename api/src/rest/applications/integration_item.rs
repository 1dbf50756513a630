//! What an office asks a citizen to add.

use crate::rest::schema::{Code, LongText};
use domain::application;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Voce della richiesta di integrazione: one thing that is missing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct IntegrationItem {
    /// What is missing.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// In words.
    #[schema(value_type = LongText)]
    description: text::LongText,
    /// Whether an administration already holds it: then it cannot be asked for (L. 241/1990 art. 18).
    held_by_administration: bool,
}

impl From<IntegrationItem> for application::IntegrationItem {
    fn from(sent: IntegrationItem) -> Self {
        Self {
            code: sent.code,
            description: sent.description,
            held_by_administration: sent.held_by_administration,
        }
    }
}
