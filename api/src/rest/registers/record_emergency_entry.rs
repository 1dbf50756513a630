//! `POST /registers/{id}/record-emergency-entry`: types in an act that was numbered by hand.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::registrations::sealed;
use crate::rest::schema::{Instant, ShortText};
use crate::rest::words::Direction;
use chrono::{DateTime, Utc};
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An act that was numbered by hand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordEmergencyEntry {
    /// The number given by hand.
    #[schema(minimum = 1)]
    number: u64,
    /// When the act was received or sent.
    #[schema(value_type = Instant)]
    received_at: DateTime<Utc>,
    /// In, out or internal.
    direction: Direction,
    /// Oggetto.
    #[schema(value_type = String, min_length = 1, max_length = 500)]
    subject: text::Text<500, false>,
    /// Mittente o destinatario.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// The person under whose key the texts are sealed; a key of their own if left out.
    person: Option<Uuid>,
}

/// Types in an act that was numbered by hand.
#[utoipa::path(
    post, path = "/registers/{id}/record-emergency-entry", tag = "registers", operation_id = "record_emergency_entry",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = RecordEmergencyEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.record_emergency_entry"))),
)]
pub(crate) async fn record_emergency_entry(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<RecordEmergencyEntry>,
) -> Result<Answer, Problem> {
    let own = call.new_id("emergency-entry");
    let command = register::RecordEmergencyEntry {
        number: body.number,
        received_at: body.received_at,
        direction: body.direction.into(),
        subject: sealed(body.person, own, body.subject),
        counterparty: sealed(body.person, own, body.counterparty),
    };
    call.change::<Register>(id.stream, command).await
}
