//! `POST /applications/{id}/file-appeal`: records a remedy against the decision.

use super::paper::Papers;
use super::sender;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use crate::rest::words::AppealKind;
use domain::application::{self, Application};
use domain::shared::{digest, text};
use serde::Deserialize;
use utoipa::ToSchema;

/// An appeal, a complaint or a request for review.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileAppeal {
    /// Which remedy.
    kind: AppealKind,
    /// What the citizen writes.
    #[schema(value_type = LongText)]
    text: text::LongText,
    /// Mittente: who sends it, as the register writes it; for an office to say, of a citizen it is the name on file.
    #[schema(value_type = Option<ShortText>)]
    counterparty: Option<text::ShortText>,
    /// Impronta of what is sent; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<digest::Digest>,
}

/// Records a remedy against the decision.
#[utoipa::path(
    post, path = "/applications/{id}/file-appeal", tag = "applications", operation_id = "file_appeal",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = FileAppeal,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.file_appeal"))),
)]
pub(crate) async fn file_appeal(
    Item(id): Item,
    Sent { call, body }: Sent<FileAppeal>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.file_appeal");
    let command = application::FileAppeal {
        kind: body.kind.into(),
        text: body.text,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
