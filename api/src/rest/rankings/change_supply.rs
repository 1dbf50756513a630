//! `POST /rankings/{id}/change-supply`: says what there is to give.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::RowCode;
use domain::ranking::{self, Ranking};
use domain::scoring::Number;
use domain::scoring::rules::Code;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What there is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeSupply {
    /// Places by list; `all` where the call has one list without a name.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, u32>, example = json!({ "nursery": 3 }))]
    places: BTreeMap<Code, u32>,
    /// Sums by list.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>, example = json!({}))]
    funds: BTreeMap<Code, Number>,
    /// Why.
    #[schema(value_type = RowCode, example = "new-section")]
    reason: Code,
}

/// Says what there is to give: places or sums, list by list.
#[utoipa::path(
    post, path = "/rankings/{id}/change-supply", tag = "rankings", operation_id = "change_supply",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = ChangeSupply,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.change_supply"))),
)]
pub(crate) async fn change_supply(
    id: Item,
    Sent { call, body }: Sent<ChangeSupply>,
) -> Result<Answer, Problem> {
    let command = ranking::ChangeSupply {
        places: body.places,
        funds: body.funds,
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
