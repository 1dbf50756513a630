//! `POST /rankings/{id}/decline-offer`: refuses what is offered.

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
pub(crate) struct DeclineOffer {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
}

/// Refuses what is offered; the call says what that costs.
#[utoipa::path(
    post, path = "/rankings/{id}/decline-offer", tag = "rankings", operation_id = "decline_offer",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = DeclineOffer,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.decline_offer"))),
)]
pub(crate) async fn decline_offer(
    id: Item,
    Sent { call, body }: Sent<DeclineOffer>,
) -> Result<Answer, Problem> {
    resolve::still_stands_for(&call, id.0, &body.code).await?;
    let command = ranking::DeclineOffer {
        code: body.code,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
