//! `POST /applications/{id}/record-notice-receipt`: records when the citizen received the notice.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use chrono::{DateTime, Utc};
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// The day from which the days for observations run.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordNoticeReceipt {
    /// When the citizen received it.
    #[schema(value_type = Instant)]
    received_at: DateTime<Utc>,
}

/// Records when the citizen received the notice of refusal.
#[utoipa::path(
    post, path = "/applications/{id}/record-notice-receipt", tag = "applications", operation_id = "record_notice_receipt",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RecordNoticeReceipt,
    responses((status = 200, description = "The days for observations run.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.record_notice_receipt"))),
)]
pub(crate) async fn record_notice_receipt(
    Item(id): Item,
    Sent { call, body }: Sent<RecordNoticeReceipt>,
) -> Result<Answer, Problem> {
    let command = application::RecordNoticeReceipt {
        received_at: body.received_at,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
