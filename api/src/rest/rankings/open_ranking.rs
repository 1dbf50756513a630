//! `POST /rankings`: begins the ranking of a call.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::ranking::{self, Ranking};
use domain::shared::ids::{CallCode, RankingId};
use projections::rankings::draw_seed;
use serde::Deserialize;
use utoipa::ToSchema;

/// A new ranking.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRanking {
    /// The call it is of.
    #[schema(value_type = Code, example = "nido-2026")]
    call: CallCode,
}

/// Begins the ranking of a call whose window is over; the seed of its draw is revealed.
#[utoipa::path(
    post, path = "/rankings", tag = "rankings", operation_id = "open_ranking",
    request_body = OpenRanking,
    responses((status = 201, description = "The ranking is open.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.open_ranking"))),
)]
pub(crate) async fn open_ranking(
    Sent { call, body }: Sent<OpenRanking>,
) -> Result<Answer, Problem> {
    let stream = body.call.stream_id();
    let id = RankingId::of(&body.call);
    let command = ranking::OpenRanking {
        ranking_id: id,
        call: resolve::call(&call, stream).await?,
        draw_seed: draw_seed(call.store(), stream).reveal(),
        at: call.now(),
    };
    let location = format!("/api/v1/rankings/{id}");
    call.create::<Ranking>(id.0, location, command).await
}
