//! `POST /applications/{id}/submit-observations`: answers the notice of rejection.

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

/// What the citizen has to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubmitObservations {
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

/// Answers the notice of rejection (art. 10-bis).
#[utoipa::path(
    post, path = "/applications/{id}/submit-observations", tag = "applications", operation_id = "submit_observations",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = SubmitObservations,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.submit_observations"))),
)]
pub(crate) async fn submit_observations(
    Item(id): Item,
    Sent { call, body }: Sent<SubmitObservations>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.submit_observations");
    let command = application::SubmitObservations {
        text: body.text,
        documents: papers.documents(body.documents).await?,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
