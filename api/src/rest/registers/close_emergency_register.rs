//! `POST /registers/{id}/close-emergency-register`: closes the emergency register: the system works again.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use chrono::{DateTime, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of an emergency.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseEmergencyRegister {
    /// When the system worked again.
    #[schema(value_type = Instant)]
    restored_at: DateTime<Utc>,
}

/// Closes the emergency register.
#[utoipa::path(
    post, path = "/registers/{id}/close-emergency-register", tag = "registers", operation_id = "close_emergency_register",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = CloseEmergencyRegister,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.close_emergency_register"))),
)]
pub(crate) async fn close_emergency_register(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<CloseEmergencyRegister>,
) -> Result<Answer, Problem> {
    let command = register::CloseEmergencyRegister {
        restored_at: body.restored_at,
    };
    call.change::<Register>(id.stream, command).await
}
