//! `POST /applications/{id}/grant-priority`: lets it pass the order of arrival.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use domain::application::{self, Application};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why it cannot wait.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantPriority {
    /// Which of the listed cases.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Lets an application pass the order of arrival.
#[utoipa::path(
    post, path = "/applications/{id}/grant-priority", tag = "applications", operation_id = "grant_priority",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = GrantPriority,
    responses((status = 200, description = "It has priority.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.grant_priority"))),
)]
pub(crate) async fn grant_priority(
    Item(id): Item,
    Sent { call, body }: Sent<GrantPriority>,
) -> Result<Answer, Problem> {
    let command = application::GrantPriority {
        reason: body.reason,
        note: body.note,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
