//! `POST /rankings/{id}/correct-entry`: puts right what is known of an applicant.

use super::shown::KnownFacts;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::RowCode;
use domain::ranking::{self, Ranking};
use domain::scoring::rules::Code;
use serde::Deserialize;
use utoipa::ToSchema;

/// A correction.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectEntry {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// What is known of them now: the whole of it.
    known: KnownFacts,
    /// Why.
    #[schema(value_type = RowCode)]
    reason: Code,
}

/// Puts right what is known of an applicant, until the first approval.
#[utoipa::path(
    post, path = "/rankings/{id}/correct-entry", tag = "rankings", operation_id = "correct_entry",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = CorrectEntry,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.correct_entry"))),
)]
pub(crate) async fn correct_entry(
    id: Item,
    Sent { call, body }: Sent<CorrectEntry>,
) -> Result<Answer, Problem> {
    let command = ranking::CorrectEntry {
        code: body.code,
        known: body.known.into(),
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
