//! `POST /registrations/{id}/record-sending`: notes that an outbound act left.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use chrono::{DateTime, Utc};
use domain::registration::{self, Record};
use serde::Deserialize;
use utoipa::ToSchema;

/// The sending of an outbound act.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordSending {
    /// When it left.
    #[schema(value_type = Instant)]
    sent_at: DateTime<Utc>,
}

/// Records that an outbound act was sent.
#[utoipa::path(
    post, path = "/registrations/{id}/record-sending", tag = "registrations", operation_id = "record_sending",
    params(("id" = uuid::Uuid, Path, description = "The record.")),
    request_body = RecordSending,
    responses((status = 200, description = "The sending is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("registration.record_sending"))),
)]
pub(crate) async fn record_sending(
    Item(id): Item,
    Sent { call, body }: Sent<RecordSending>,
) -> Result<Answer, Problem> {
    let command = registration::RecordSending {
        sent_at: body.sent_at,
        at: call.now(),
    };
    call.change::<Record>(id, command).await
}
