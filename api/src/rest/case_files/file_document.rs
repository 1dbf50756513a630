//! `POST /case-files/{id}/file-document`: puts a document into the file.

use super::change::{change, given};
use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Sha256, ShortText};
use crate::rest::words::Visibility;
use domain::case_file;
use domain::shared::digest;
use domain::shared::ids::DocumentId;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A document whose bytes are kept under the same identifier.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileDocument {
    /// The document.
    document_id: Uuid,
    /// In which folder.
    folder: SchemeCode,
    /// Who may see it.
    visibility: Visibility,
    /// Whether it was made on a court's mandate.
    court_mandated: bool,
    /// Its title.
    #[schema(value_type = ShortText)]
    title: text::ShortText,
    /// The media type found when the bytes were taken in.
    #[schema(max_length = 200, example = "application/pdf")]
    media_type: String,
    /// Bytes.
    size: u64,
    /// Impronta of the bytes.
    #[schema(value_type = Sha256)]
    digest: digest::Digest,
}

/// Puts a document into the file.
#[utoipa::path(
    post, path = "/case-files/{id}/file-document", tag = "case-files", operation_id = "file_document",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = FileDocument,
    responses((status = 200, description = "It is in the file.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.file_document"))),
)]
pub(crate) async fn file_document(
    Item(id): Item,
    Sent { call, body }: Sent<FileDocument>,
) -> Result<Answer, Problem> {
    let command = case_file::FileDocument {
        given: given(&call),
        document: case_file::CaseDocument {
            document_id: DocumentId(body.document_id),
            folder: body.folder.into(),
            visibility: body.visibility.into(),
            court_mandated: body.court_mandated,
            title: sealed(id, body.title),
            media_type: body.media_type,
            size: body.size,
            digest: body.digest,
        },
    };
    change(call, id, command).await
}
