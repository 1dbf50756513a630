//! `POST /rankings/{id}/accept-offer`: takes what is offered.

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
pub(crate) struct AcceptOffer {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
}

/// Takes what is offered.
#[utoipa::path(
    post, path = "/rankings/{id}/accept-offer", tag = "rankings", operation_id = "accept_offer",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = AcceptOffer,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.accept_offer"))),
)]
pub(crate) async fn accept_offer(
    id: Item,
    Sent { call, body }: Sent<AcceptOffer>,
) -> Result<Answer, Problem> {
    resolve::still_stands_for(&call, id.0, &body.code).await?;
    let command = ranking::AcceptOffer {
        code: body.code,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
