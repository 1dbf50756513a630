//! `POST /services/{id}/extend-window`: leaves the window open for longer.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use chrono::{DateTime, Utc};
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A later end.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtendWindow {
    /// The first instant that is too late from now on; not earlier than before.
    #[schema(value_type = Instant)]
    closes_at: DateTime<Utc>,
}

/// Leaves an open window open for longer.
#[utoipa::path(
    post, path = "/services/{id}/extend-window", tag = "services", operation_id = "extend_window",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = ExtendWindow,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.extend_window"))),
)]
pub(crate) async fn extend_window(
    id: Named<ServiceCode>,
    Sent { call, body }: Sent<ExtendWindow>,
) -> Result<Answer, Problem> {
    let command = service::ExtendWindow {
        closes_at: body.closes_at,
        at: call.now(),
    };
    call.change::<Service>(id.stream, command).await
}
