//! `POST /rankings/{id}/readmit-entry`: takes an exclusion back.

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

/// A readmission.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadmitEntry {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// The ground that does not hold.
    #[schema(value_type = RowCode, example = "unsigned")]
    ground: Code,
    /// Why, in words.
    #[schema(value_type = LongText)]
    note: text::LongText,
}

/// Takes the exclusion of an applicant back.
#[utoipa::path(
    post, path = "/rankings/{id}/readmit-entry", tag = "rankings", operation_id = "readmit_entry",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ReadmitEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.readmit_entry"))),
)]
pub(crate) async fn readmit_entry(
    id: Item,
    Sent { call, body }: Sent<ReadmitEntry>,
) -> Result<Answer, Problem> {
    let command = ranking::ReadmitEntry {
        code: body.code,
        ground: body.ground,
        note: body.note,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
