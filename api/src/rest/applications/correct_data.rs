//! `POST /applications/{id}/correct-data`: corrects a clerical error; the form as signed stays.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, ShortText};
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A clerical error.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectData {
    /// JSON pointer into the form.
    #[schema(value_type = ShortText)]
    pointer: text::ShortText,
    /// What stands there.
    #[schema(value_type = Value)]
    old: Value,
    /// What it means.
    #[schema(value_type = Value)]
    new: Value,
    /// Why.
    #[schema(value_type = LongText)]
    reason: text::LongText,
}

/// Corrects a clerical error.
#[utoipa::path(
    post, path = "/applications/{id}/correct-data", tag = "applications", operation_id = "correct_data",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = CorrectData,
    responses((status = 200, description = "The correction stands beside the form.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.correct_data"))),
)]
pub(crate) async fn correct_data(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectData>,
) -> Result<Answer, Problem> {
    let command = application::CorrectData {
        pointer: body.pointer,
        old: body.old,
        new: body.new,
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
