//! `POST /rankings/{id}/decide-objection`: decides an objection.

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
pub(crate) struct DecideObjection {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// What is known of them now, where it is upheld; left out where it is dismissed.
    upheld: Option<KnownFacts>,
    /// Motivazione.
    #[schema(value_type = LongText)]
    motivation: text::LongText,
}

/// Decides an objection; where it is upheld, with what is known now.
#[utoipa::path(
    post, path = "/rankings/{id}/decide-objection", tag = "rankings", operation_id = "decide_objection",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = DecideObjection,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.decide_objection"))),
)]
pub(crate) async fn decide_objection(
    id: Item,
    Sent { call, body }: Sent<DecideObjection>,
) -> Result<Answer, Problem> {
    let command = ranking::DecideObjection {
        code: body.code,
        upheld: body.upheld.map(Into::into),
        motivation: body.motivation,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
