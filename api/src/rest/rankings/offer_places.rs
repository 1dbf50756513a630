//! `POST /rankings/{id}/offer-places`: offers what is free to the next.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::ranking::{self, Ranking};
use serde::Deserialize;
use utoipa::ToSchema;

/// Nothing but the wish.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferPlaces {}

/// Offers what is free to the next on the ranking; where nothing is free, nothing happens.
#[utoipa::path(
    post, path = "/rankings/{id}/offer-places", tag = "rankings", operation_id = "offer_places",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = OfferPlaces,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.offer_places"))),
)]
pub(crate) async fn offer_places(
    id: Item,
    Sent { call, body }: Sent<OfferPlaces>,
) -> Result<Answer, Problem> {
    let OfferPlaces {} = body;
    let command = ranking::OfferPlaces { at: call.now() };
    call.change::<Ranking>(id.0, command).await
}
