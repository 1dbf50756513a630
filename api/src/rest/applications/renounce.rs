//! `POST /applications/{id}/renounce`: gives up a benefit or a place.

use super::paper::Papers;
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

/// A renunciation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renounce {
    /// Why, where the citizen says it.
    #[schema(value_type = Option<LongText>)]
    reason: Option<text::LongText>,
    /// Mittente: who sends it, as the register writes it; for an office to say, of a citizen it is the name on file.
    #[schema(value_type = Option<ShortText>)]
    counterparty: Option<text::ShortText>,
    /// Impronta of what is sent; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<digest::Digest>,
}

/// Gives up what was granted, or a place on a ranking.
#[utoipa::path(
    post, path = "/applications/{id}/renounce", tag = "applications", operation_id = "renounce",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Renounce,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.renounce"))),
)]
pub(crate) async fn renounce(
    Item(id): Item,
    Sent { call, body }: Sent<Renounce>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.renounce");
    let command = application::Renounce {
        reason: body.reason,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
