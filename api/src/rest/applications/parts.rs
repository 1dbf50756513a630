//! Pieces of an application as they are sent.

use crate::rest::schema::Code;
use crate::rest::words::DeclarationKind;
use domain::application;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Dichiarazione sostitutiva: that something was declared; what exactly is in the form.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Declaration {
    /// Which declaration.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// Under which article.
    kind: DeclarationKind,
}

impl From<Declaration> for application::Declaration {
    fn from(sent: Declaration) -> Self {
        Self {
            code: sent.code,
            kind: sent.kind.into(),
        }
    }
}
