//! Documents of an application as they are sent.

use crate::rest::schema::{Code, Sha256, ShortText};
use domain::application;
use domain::shared::digest;
use domain::shared::ids::{DocumentId, ReasonCode};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Documento: a paper whose bytes are already kept under the same identifier.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// The document.
    document_id: Uuid,
    /// Which required paper it is, where it is one.
    #[schema(value_type = Option<Code>, example = "isee")]
    code: Option<ReasonCode>,
    /// The name of the file.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// The media type found when the bytes were taken in.
    #[schema(max_length = 200, example = "application/pdf")]
    media_type: String,
    /// Bytes.
    size: u64,
    /// Impronta of the bytes.
    #[schema(value_type = Sha256)]
    digest: digest::Digest,
}

impl From<Paper> for application::Document {
    fn from(sent: Paper) -> Self {
        Self {
            document_id: DocumentId(sent.document_id),
            code: sent.code,
            name: sent.name,
            media_type: sent.media_type,
            size: sent.size,
            digest: sent.digest,
        }
    }
}

/// All of them, as the domain takes them.
pub(super) fn documents(sent: Vec<Paper>) -> Vec<application::Document> {
    sent.into_iter().map(Into::into).collect()
}
