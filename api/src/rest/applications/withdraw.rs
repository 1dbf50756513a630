//! `POST /applications/{id}/withdraw`: ends the procedure.

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

/// A withdrawal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withdraw {
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

/// Withdraws an application.
#[utoipa::path(
    post, path = "/applications/{id}/withdraw", tag = "applications", operation_id = "withdraw",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Withdraw,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.withdraw"))),
)]
pub(crate) async fn withdraw(
    Item(id): Item,
    Sent { call, body }: Sent<Withdraw>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.withdraw");
    let command = application::Withdraw {
        reason: body.reason,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
