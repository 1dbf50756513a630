//! `POST /registers/{id}/recover-emergency-entry`: ties an emergency number to the ordinary one it got.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::ids::RegistrationId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An emergency number and the record that recovers it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecoverEmergencyEntry {
    /// The year of the emergency number.
    year: i32,
    /// The emergency number.
    #[schema(minimum = 1)]
    number: u64,
    /// The ordinary record of the same act.
    registration_id: Uuid,
}

/// Ties an emergency number to the ordinary record it got.
#[utoipa::path(
    post, path = "/registers/{id}/recover-emergency-entry", tag = "registers", operation_id = "recover_emergency_entry",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = RecoverEmergencyEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.recover_emergency_entry"))),
)]
pub(crate) async fn recover_emergency_entry(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<RecoverEmergencyEntry>,
) -> Result<Answer, Problem> {
    let command = register::RecoverEmergencyEntry {
        year: body.year,
        number: body.number,
        registration_id: RegistrationId(body.registration_id),
    };
    call.change::<Register>(id.stream, command).await
}
