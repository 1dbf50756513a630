//! `POST /applications/{id}/archive`: closes it without a decision.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use crate::rest::words::ArchiveReason;
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why there is nothing to decide.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    /// Which reason.
    reason: ArchiveReason,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Closes an application without a decision.
#[utoipa::path(
    post, path = "/applications/{id}/archive", tag = "applications", operation_id = "archive",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Archive,
    responses((status = 200, description = "It is closed.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.archive"))),
)]
pub(crate) async fn archive(
    Item(id): Item,
    Sent { call, body }: Sent<Archive>,
) -> Result<Answer, Problem> {
    let command = application::Archive {
        reason: body.reason.into(),
        note: body.note,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
