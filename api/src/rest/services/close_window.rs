//! `POST /services/{id}/close-window`: closes the window before its end.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use domain::service::{self, Service};
use domain::shared::ids::ServiceCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a window: now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseWindow {}

/// Closes the window at once.
#[utoipa::path(
    post, path = "/services/{id}/close-window", tag = "services", operation_id = "close_window",
    params(("id" = String, Path, description = "Code or identifier of the service.")),
    request_body = CloseWindow,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("service.close_window"))),
)]
pub(crate) async fn close_window(
    id: Named<ServiceCode>,
    Sent { call, body: _ }: Sent<CloseWindow>,
) -> Result<Answer, Problem> {
    let command = service::CloseWindow { at: call.now() };
    call.change::<Service>(id.stream, command).await
}
