//! `POST /rankings/{id}/renounce-entry`: leaves the ranking.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::RowCode;
use domain::ranking::{self, Ranking};
use domain::scoring::rules::Code;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenounceEntry {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
}

/// Leaves the ranking.
#[utoipa::path(
    post, path = "/rankings/{id}/renounce-entry", tag = "rankings", operation_id = "renounce_entry",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = RenounceEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.renounce_entry"))),
)]
pub(crate) async fn renounce_entry(
    id: Item,
    Sent { call, body }: Sent<RenounceEntry>,
) -> Result<Answer, Problem> {
    resolve::still_stands_for(&call, id.0, &body.code).await?;
    let command = ranking::RenounceEntry {
        code: body.code,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
