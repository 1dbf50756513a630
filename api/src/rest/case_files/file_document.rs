//! `POST /case-files/{id}/file-document`: puts a document into the file.

use super::change::{change, given};
use super::parts::SchemeCode;
use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::named;
use crate::http::problem::Problem;
use crate::rest::documents::on_case_file;
use crate::rest::schema::ShortText;
use crate::rest::words::Visibility;
use domain::case_file;
use domain::shared::digest::Digest;
use domain::shared::ids::DocumentId;
use domain::shared::text;
use serde::Deserialize;
use store::documents::Kept;
use utoipa::ToSchema;
use uuid::Uuid;

/// A document that was taken in for this file.
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
    let kept = kept(&call, id, DocumentId(body.document_id)).await?;
    let command = case_file::FileDocument {
        given: given(&call),
        document: case_file::CaseDocument {
            document_id: kept.document_id,
            folder: body.folder.into(),
            visibility: body.visibility.into(),
            court_mandated: body.court_mandated,
            title: sealed(id, body.title),
            media_type: kept.media_type,
            size: kept.size,
            digest: Digest::from_bytes(&kept.sha256),
        },
    };
    change(call, id, command).await
}

/// What was found in the bytes; who may not put papers on the file learns nothing of documents.
async fn kept(call: &Call, id: Uuid, document: DocumentId) -> Result<Kept, Problem> {
    let about = on_case_file(call.state(), call.actor(), id).await?;
    let target = ("case_file", id);
    named::document(call, &about, target, document, "/document_id").await
}
