//! `POST /applications/{id}/attach-document`: adds a document to a draft, or to an answer.

use super::paper::{Paper, Papers};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// A document that was taken in for this application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachDocument {
    /// The document.
    document: Paper,
}

/// Adds a document to a draft, or while papers are asked for.
#[utoipa::path(
    post, path = "/applications/{id}/attach-document", tag = "applications", operation_id = "attach_document",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = AttachDocument,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.attach_document"))),
)]
pub(crate) async fn attach_document(
    Item(id): Item,
    Sent { call, body }: Sent<AttachDocument>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.attach_document");
    let command = application::AttachDocument {
        document: papers.document(body.document).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
