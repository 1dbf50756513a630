//! `POST /registers/{id}/extend-emergency`: allows the emergency register for some more days.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Instant, ShortText};
use chrono::{DateTime, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// More days of emergency.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtendEmergency {
    /// Number and date of the authorising act.
    #[schema(value_type = ShortText)]
    authorising_act: text::ShortText,
    /// Until when it is allowed.
    #[schema(value_type = Instant)]
    until_at: DateTime<Utc>,
}

/// Allows the emergency register for some more days.
#[utoipa::path(
    post, path = "/registers/{id}/extend-emergency", tag = "registers", operation_id = "extend_emergency",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = ExtendEmergency,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.extend_emergency"))),
)]
pub(crate) async fn extend_emergency(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<ExtendEmergency>,
) -> Result<Answer, Problem> {
    let command = register::ExtendEmergency {
        authorising_act: body.authorising_act,
        until_at: body.until_at,
    };
    call.change::<Register>(id.stream, command).await
}
