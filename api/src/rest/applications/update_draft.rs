//! `POST /applications/{id}/update-draft`: fills in the form; it need not be complete.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// The form as it is now.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateDraft {
    /// The whole form.
    #[schema(value_type = Object)]
    form: Map<String, Value>,
}

/// Fills in the form of a draft.
#[utoipa::path(
    post, path = "/applications/{id}/update-draft", tag = "applications", operation_id = "update_draft",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = UpdateDraft,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.update_draft"))),
)]
pub(crate) async fn update_draft(
    Item(id): Item,
    Sent { call, body }: Sent<UpdateDraft>,
) -> Result<Answer, Problem> {
    let command = application::UpdateDraft {
        form: Value::Object(body.form),
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
