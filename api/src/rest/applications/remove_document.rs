//! `POST /applications/{id}/remove-document`: takes a document out of a draft.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use domain::shared::ids::DocumentId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A document that is taken out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveDocument {
    /// Which document.
    document_id: Uuid,
}

/// Takes a document out of a draft.
#[utoipa::path(
    post, path = "/applications/{id}/remove-document", tag = "applications", operation_id = "remove_document",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RemoveDocument,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.remove_document"))),
)]
pub(crate) async fn remove_document(
    Item(id): Item,
    Sent { call, body }: Sent<RemoveDocument>,
) -> Result<Answer, Problem> {
    let command = application::RemoveDocument {
        document_id: DocumentId(body.document_id),
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
