//! `POST /applications/{id}/record-declarations`: records the declarations made so far.

use super::parts::Declaration;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// All declarations made so far; they replace the earlier ones.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordDeclarations {
    /// All of them.
    declarations: Vec<Declaration>,
}

/// Records the declarations made so far.
#[utoipa::path(
    post, path = "/applications/{id}/record-declarations", tag = "applications", operation_id = "record_declarations",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RecordDeclarations,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.record_declarations"))),
)]
pub(crate) async fn record_declarations(
    Item(id): Item,
    Sent { call, body }: Sent<RecordDeclarations>,
) -> Result<Answer, Problem> {
    let command = application::RecordDeclarations {
        declarations: body.declarations.into_iter().map(Into::into).collect(),
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
