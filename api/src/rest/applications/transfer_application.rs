//! `POST /applications/{id}/transfer-application`: hands it over to another office.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::{Code, LongText};
use domain::application::{self, Application};
use domain::shared::ids::{OfficeCode, ReasonCode};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Where it goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransferApplication {
    /// The office that takes it.
    #[schema(value_type = Code)]
    to: OfficeCode,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Hands an application over to another office.
#[utoipa::path(
    post, path = "/applications/{id}/transfer-application", tag = "applications", operation_id = "transfer_application",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = TransferApplication,
    responses((status = 200, description = "It is the other office's.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.transfer_application"))),
)]
pub(crate) async fn transfer_application(
    Item(id): Item,
    Sent { call, body }: Sent<TransferApplication>,
) -> Result<Answer, Problem> {
    let taken = known::office(call.state(), &body.to, "/to").await;
    call.unless_done(taken).await?;
    let command = application::TransferApplication {
        to: body.to,
        reason: body.reason,
        note: body.note,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
