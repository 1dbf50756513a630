//! `POST /applications/{id}/record-appeal-outcome`: records how an appeal ended.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use crate::rest::words::AppealOutcome;
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of an appeal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordAppealOutcome {
    /// How it ended.
    outcome: AppealOutcome,
    /// The judgment or act, in words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Records how an appeal ended.
#[utoipa::path(
    post, path = "/applications/{id}/record-appeal-outcome", tag = "applications", operation_id = "record_appeal_outcome",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RecordAppealOutcome,
    responses((status = 200, description = "The outcome is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.record_appeal_outcome"))),
)]
pub(crate) async fn record_appeal_outcome(
    Item(id): Item,
    Sent { call, body }: Sent<RecordAppealOutcome>,
) -> Result<Answer, Problem> {
    let command = application::RecordAppealOutcome {
        outcome: body.outcome.into(),
        note: body.note,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
