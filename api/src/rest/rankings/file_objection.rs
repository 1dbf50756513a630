//! `POST /rankings/{id}/file-objection`: objects to the provisional ranking.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, RowCode};
use domain::ranking::{self, Ranking};
use domain::scoring::rules::Code;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// An objection.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileObjection {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// What it says.
    #[schema(value_type = LongText)]
    text: text::LongText,
}

/// Objects to the provisional ranking.
#[utoipa::path(
    post, path = "/rankings/{id}/file-objection", tag = "rankings", operation_id = "file_objection",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = FileObjection,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.file_objection"))),
)]
pub(crate) async fn file_objection(
    id: Item,
    Sent { call, body }: Sent<FileObjection>,
) -> Result<Answer, Problem> {
    resolve::still_stands_for(&call, id.0, &body.code).await?;
    let command = ranking::FileObjection {
        code: body.code,
        text: body.text,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
