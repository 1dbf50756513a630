//! `POST /registers/{id}/open-emergency-register`: opens the emergency register (DPR 445/2000 art. 63).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Instant, LongText, ShortText};
use chrono::{DateTime, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The beginning of an emergency.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenEmergencyRegister {
    /// Why the system cannot be used.
    #[schema(value_type = LongText)]
    cause: text::LongText,
    /// Number and date of the authorising act.
    #[schema(value_type = ShortText)]
    authorising_act: text::ShortText,
    /// Since when.
    #[schema(value_type = Instant)]
    from_at: DateTime<Utc>,
}

/// Opens the emergency register.
#[utoipa::path(
    post, path = "/registers/{id}/open-emergency-register", tag = "registers", operation_id = "open_emergency_register",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = OpenEmergencyRegister,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.open_emergency_register"))),
)]
pub(crate) async fn open_emergency_register(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<OpenEmergencyRegister>,
) -> Result<Answer, Problem> {
    let command = register::OpenEmergencyRegister {
        cause: body.cause,
        authorising_act: body.authorising_act,
        from_at: body.from_at,
        at: call.now(),
    };
    call.change::<Register>(id.stream, command).await
}
