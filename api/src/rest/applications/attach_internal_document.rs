//! `POST /applications/{id}/attach-internal-document`: puts a paper of the office in the file.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::ids::{DocumentId, ReasonCode};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A paper of the office, whose bytes are already kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachInternalDocument {
    /// The document under which its bytes are kept.
    document_id: Uuid,
    /// Which required paper it is, where it is one.
    #[schema(value_type = Option<Code>)]
    code: Option<ReasonCode>,
    /// The name of the file.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// The media type found by looking at the bytes.
    #[schema(max_length = 100)]
    media_type: String,
    /// Bytes.
    size: u64,
    /// SHA-256 of the bytes in hexadecimal.
    #[schema(value_type = Sha256)]
    digest: Digest,
    /// Whether the applicant sees it.
    #[serde(default)]
    visible_to_applicant: bool,
}

/// Puts a paper of the office in the file.
#[utoipa::path(
    post, path = "/applications/{id}/attach-internal-document", tag = "applications", operation_id = "attach_internal_document",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = AttachInternalDocument,
    responses((status = 200, description = "The paper is in the file.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.attach_internal_document"))),
)]
pub(crate) async fn attach_internal_document(
    Item(id): Item,
    Sent { call, body }: Sent<AttachInternalDocument>,
) -> Result<Answer, Problem> {
    let document = application::Document {
        document_id: DocumentId(body.document_id),
        code: body.code,
        name: body.name,
        media_type: body.media_type,
        size: body.size,
        digest: body.digest,
    };
    let command = application::AttachInternalDocument {
        document,
        visible_to_applicant: body.visible_to_applicant,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
