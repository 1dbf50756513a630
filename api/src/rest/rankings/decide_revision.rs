//! `POST /rankings/{id}/decide-revision`: decides a request of revision.

use super::shown::KnownFacts;
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

/// A decision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideRevision {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// What is known of them now, where it is upheld; left out where it is dismissed.
    upheld: Option<KnownFacts>,
    /// Motivazione.
    #[schema(value_type = LongText)]
    motivation: text::LongText,
}

/// Decides a request of revision, while the ranking is updated; where it is upheld, with what is known now.
#[utoipa::path(
    post, path = "/rankings/{id}/decide-revision", tag = "rankings", operation_id = "decide_revision",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = DecideRevision,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.decide_revision"))),
)]
pub(crate) async fn decide_revision(
    id: Item,
    Sent { call, body }: Sent<DecideRevision>,
) -> Result<Answer, Problem> {
    let command = ranking::DecideRevision {
        code: body.code,
        upheld: body.upheld.map(Into::into),
        motivation: body.motivation,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
