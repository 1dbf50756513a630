//! `POST /rankings/{id}/exclude-entry`: excludes an applicant.

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

/// An exclusion.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExcludeEntry {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// Which of the grounds of the call.
    #[schema(value_type = RowCode, example = "unsigned")]
    ground: Code,
    /// Why, in words.
    #[schema(value_type = LongText)]
    note: text::LongText,
}

/// Excludes an applicant for a ground of the call that an officer found.
#[utoipa::path(
    post, path = "/rankings/{id}/exclude-entry", tag = "rankings", operation_id = "exclude_entry",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ExcludeEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.exclude_entry"))),
)]
pub(crate) async fn exclude_entry(
    id: Item,
    Sent { call, body }: Sent<ExcludeEntry>,
) -> Result<Answer, Problem> {
    let command = ranking::ExcludeEntry {
        code: body.code,
        ground: body.ground,
        note: body.note,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
