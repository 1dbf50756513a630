//! `POST /rankings/{id}/open-update`: begins the update of a ranking.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::ranking::{self, Ranking};
use serde::Deserialize;
use utoipa::ToSchema;

/// An update.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenUpdate {
    /// The last day for new applications and for requests of revision.
    #[schema(value_type = Day, example = "2026-06-30")]
    requests_until_on: NaiveDate,
    /// Data di riferimento: the day on which facts must be true in the updated ranking.
    #[schema(value_type = Day)]
    reference_on: NaiveDate,
}

/// Begins the update of a final ranking: who filed since and who asks for a revision is looked at; places go on being given by the version in force.
#[utoipa::path(
    post, path = "/rankings/{id}/open-update", tag = "rankings", operation_id = "open_update",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = OpenUpdate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.open_update"))),
)]
pub(crate) async fn open_update(
    id: Item,
    Sent { call, body }: Sent<OpenUpdate>,
) -> Result<Answer, Problem> {
    let command = ranking::OpenUpdate {
        requests_until_on: body.requests_until_on,
        reference_on: body.reference_on,
        at: call.now(),
    };
    call.change::<Ranking>(id.0, command).await
}
