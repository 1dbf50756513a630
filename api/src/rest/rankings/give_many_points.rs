//! `POST /rankings/{id}/give-many-points`: gives points of the commission to many.

use super::give_points::GivePoints;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::ranking::{self, Ranking};
use serde::Deserialize;
use utoipa::ToSchema;

/// Points for many.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GiveManyPoints {
    /// The points, each with its motivation.
    #[schema(max_items = 500)]
    given: Vec<GivePoints>,
}

/// The most of one go.
const MOST: usize = 500;

/// Gives points of the commission to many applicants, or for many criteria: all of them or none.
#[utoipa::path(
    post, path = "/rankings/{id}/give-many-points", tag = "rankings", operation_id = "give_many_points",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = GiveManyPoints,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.give_many_points"))),
)]
pub(crate) async fn give_many_points(
    id: Item,
    Sent { call, body }: Sent<GiveManyPoints>,
) -> Result<Answer, Problem> {
    if body.given.len() > MOST {
        return Err(Problem::field(
            "/given",
            "field.invalid",
            "at most 500 at once",
        ));
    }
    let at = call.now();
    let given = body.given.into_iter().map(|one| one.at(at)).collect();
    call.change::<Ranking>(id.0, ranking::GiveManyPoints { given, at })
        .await
}
