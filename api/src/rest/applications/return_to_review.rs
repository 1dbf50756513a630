//! `POST /applications/{id}/return-to-review`: sends a proposal back.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why it goes back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnToReview {
    /// Why.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Sends a proposal back.
#[utoipa::path(
    post, path = "/applications/{id}/return-to-review", tag = "applications", operation_id = "return_to_review",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = ReturnToReview,
    responses((status = 200, description = "It is under review again.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.return_to_review"))),
)]
pub(crate) async fn return_to_review(
    Item(id): Item,
    Sent { call, body }: Sent<ReturnToReview>,
) -> Result<Answer, Problem> {
    let command = application::ReturnToReview {
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
