//! `POST /rankings/{id}/request-revision`: asks for points to be looked at again.

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

/// A request.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestRevision {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// What changed.
    #[schema(value_type = LongText)]
    text: text::LongText,
}

/// Asks for the points of an applicant to be looked at again in the next update of a final ranking.
#[utoipa::path(
    post, path = "/rankings/{id}/request-revision", tag = "rankings", operation_id = "request_revision",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = RequestRevision,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.request_revision"))),
)]
pub(crate) async fn request_revision(
    id: Item,
    Sent { call, body }: Sent<RequestRevision>,
) -> Result<Answer, Problem> {
    resolve::still_stands_for(&call, id.0, &body.code).await?;
    let command = ranking::RequestRevision {
        code: body.code,
        text: body.text,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
