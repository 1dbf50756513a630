//! `POST /applications/{id}/reopen`: takes up again what was withdrawn or archived.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why it is taken up again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reopen {
    /// Why.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Takes up again what was withdrawn or archived.
#[utoipa::path(
    post, path = "/applications/{id}/reopen", tag = "applications", operation_id = "reopen",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Reopen,
    responses((status = 200, description = "Its term starts again.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.reopen"))),
)]
pub(crate) async fn reopen(
    Item(id): Item,
    Sent { call, body }: Sent<Reopen>,
) -> Result<Answer, Problem> {
    let command = application::Reopen {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
