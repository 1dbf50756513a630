//! `POST /applications/{id}/file-memo`: files a memo.

use super::paper::{Paper, Papers};
use super::sender;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::{digest, text};
use serde::Deserialize;
use utoipa::ToSchema;

/// Memoria: what the citizen wants the office to consider (art. 10).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileMemo {
    /// What the citizen writes.
    #[schema(value_type = LongText)]
    text: text::LongText,
    /// Documents filed with it.
    documents: Vec<Paper>,
    /// Mittente: who sends it, as the register writes it; for an office to say, of a citizen it is the name on file.
    #[schema(value_type = Option<ShortText>)]
    counterparty: Option<text::ShortText>,
    /// Impronta of what is sent; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<digest::Digest>,
}

/// Files a memo.
#[utoipa::path(
    post, path = "/applications/{id}/file-memo", tag = "applications", operation_id = "file_memo",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = FileMemo,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.file_memo"))),
)]
pub(crate) async fn file_memo(
    Item(id): Item,
    Sent { call, body }: Sent<FileMemo>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.file_memo");
    let command = application::FileMemo {
        text: body.text,
        documents: papers.documents(body.documents).await?,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
