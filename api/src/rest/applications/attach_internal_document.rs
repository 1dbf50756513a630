//! `POST /applications/{id}/attach-internal-document`: puts a paper of the office in the file.

use super::paper::{Paper, Papers};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// A paper of the office that was taken in for this application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachInternalDocument {
    /// The document.
    document: Paper,
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
    let mut papers = Papers::of(&call, id, "application.attach_internal_document");
    let command = application::AttachInternalDocument {
        document: papers.document(body.document).await?,
        visible_to_applicant: body.visible_to_applicant,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
