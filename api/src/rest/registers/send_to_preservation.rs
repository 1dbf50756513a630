//! `POST /registers/{id}/send-to-preservation`: notes that the file of a closed day was sent to preservation.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Instant, ShortText};
use chrono::{DateTime, NaiveDate, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A closed day on its way to preservation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendToPreservation {
    /// Which closed day.
    #[schema(value_type = Day)]
    day: NaiveDate,
    /// Pacchetto di versamento: its name at the preservation system.
    #[schema(value_type = ShortText)]
    package: text::ShortText,
    /// When it was sent.
    #[schema(value_type = Instant)]
    sent_at: DateTime<Utc>,
}

/// Notes that the file of a closed day was sent to preservation.
#[utoipa::path(
    post, path = "/registers/{id}/send-to-preservation", tag = "registers", operation_id = "send_to_preservation",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = SendToPreservation,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.send_to_preservation"))),
)]
pub(crate) async fn send_to_preservation(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<SendToPreservation>,
) -> Result<Answer, Problem> {
    let command = register::SendToPreservation {
        day: body.day,
        package: body.package,
        sent_at: body.sent_at,
        at: call.now(),
    };
    call.change::<Register>(id.stream, command).await
}
