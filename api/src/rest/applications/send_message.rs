//! `POST /applications/{id}/send-message`: writes to the other side.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use domain::access::Role;
use domain::application::{self, Application, MessageSender};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A message.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendMessage {
    /// The text.
    #[schema(value_type = LongText)]
    body: text::LongText,
}

/// Writes to the office, or to whoever filed the application.
#[utoipa::path(
    post, path = "/applications/{id}/send-message", tag = "applications", operation_id = "send_message",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = SendMessage,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.send_message"))),
)]
pub(crate) async fn send_message(
    Item(id): Item,
    Sent { call, body }: Sent<SendMessage>,
) -> Result<Answer, Problem> {
    let sender = if call.actor().role == Role::Citizen {
        MessageSender::Applicant
    } else {
        MessageSender::Office
    };
    let command = application::SendMessage {
        message_id: call.new_id("message"),
        sender,
        body: body.body,
        about: None,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
