//! `POST /applications/{id}/notify-rejection-grounds`: announces a refusal with its grounds (L. 241/1990 art. 10-bis).

use super::each::each;
use super::grounds::Ground;
use super::paper::Papers;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Instant, Sha256, ShortText};
use chrono::{DateTime, Utc};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Preavviso di rigetto: why it would be refused.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotifyRejectionGrounds {
    /// The grounds.
    grounds: Vec<Ground>,
    /// When the citizen received it, where that is already known.
    #[schema(value_type = Option<Instant>)]
    received_at: Option<DateTime<Utc>>,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Announces a refusal with its grounds.
#[utoipa::path(
    post, path = "/applications/{id}/notify-rejection-grounds", tag = "applications", operation_id = "notify_rejection_grounds",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = NotifyRejectionGrounds,
    responses((status = 200, description = "The grounds are announced and the clock stands still.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.notify_rejection_grounds"))),
)]
pub(crate) async fn notify_rejection_grounds(
    Item(id): Item,
    Sent { call, body }: Sent<NotifyRejectionGrounds>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.notify_rejection_grounds");
    let command = application::NotifyRejectionGrounds {
        grounds: each(body.grounds),
        received_at: body.received_at,
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
