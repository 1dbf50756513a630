//! `POST /applications/{id}/record-notification-delivery`: records whether a notification arrived.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use crate::rest::words::DeliveryOutcome;
use chrono::{DateTime, Utc};
use domain::application::{self, Application};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The end of a notification's journey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordNotificationDelivery {
    /// The notification.
    notification_id: Uuid,
    /// By which means, such as `pec` or `email`.
    #[schema(value_type = Code)]
    means: ReasonCode,
    /// How it ended.
    outcome: DeliveryOutcome,
    /// When it ended.
    #[schema(value_type = Instant)]
    delivered_at: DateTime<Utc>,
}

/// Records whether a notification arrived.
#[utoipa::path(
    post, path = "/applications/{id}/record-notification-delivery", tag = "applications", operation_id = "record_notification_delivery",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RecordNotificationDelivery,
    responses((status = 200, description = "The delivery is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.record_notification_delivery"))),
)]
pub(crate) async fn record_notification_delivery(
    Item(id): Item,
    Sent { call, body }: Sent<RecordNotificationDelivery>,
) -> Result<Answer, Problem> {
    let command = application::RecordNotificationDelivery {
        notification_id: body.notification_id,
        means: body.means,
        outcome: body.outcome.into(),
        delivered_at: body.delivered_at,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
