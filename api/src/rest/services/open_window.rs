//! `POST /services/{id}/open-window`: opens a window in which applications are taken.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant};
use chrono::{DateTime, Utc};
use domain::service::{self, Service};
use domain::shared::ids::{ReasonCode, ServiceCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// A window.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenWindow {
    /// The first instant at which applications are taken.
    #[schema(value_type = Instant)]
    opens_at: DateTime<Utc>,
    /// The first instant that is too late; never if left out.
    #[schema(value_type = Option<Instant>)]
    closes_at: Option<DateTime<Utc>>,
    /// The period that makes two applications duplicates, such as `2026`.
    #[schema(value_type = Option<Code>)]
    period: Option<ReasonCode>,
}

/// Opens a window in which applications are taken.
#[utoipa::path(
    post, path = "/services/{id}/open-window", tag = "services", operation_id = "open_window",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = OpenWindow,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.open_window"))),
)]
pub(crate) async fn open_window(
    id: Named<ServiceCode>,
    Sent { call, body }: Sent<OpenWindow>,
) -> Result<Answer, Problem> {
    let command = service::OpenWindow {
        opens_at: body.opens_at,
        closes_at: body.closes_at,
        period: body.period,
        at: call.now(),
    };
    call.change::<Service>(id.stream, command).await
}
