//! `POST /rankings/{id}/give-points`: gives points of the commission.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, RowCode};
use chrono::{DateTime, Utc};
use domain::ranking::{self, Ranking};
use domain::scoring::Number;
use domain::scoring::rules::Code;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Points.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivePoints {
    /// Codice pubblico.
    #[schema(value_type = RowCode, example = "aaaa1111")]
    code: Code,
    /// For which criterion.
    #[schema(value_type = RowCode, example = "hardship")]
    criterion: Code,
    /// Points.
    #[schema(value_type = String, example = "4")]
    points: Number,
    /// Motivazione.
    #[schema(value_type = LongText)]
    motivation: text::LongText,
}

/// Gives the points of the commission for one criterion, with their motivation.
#[utoipa::path(
    post, path = "/rankings/{id}/give-points", tag = "rankings", operation_id = "give_points",
    params(("id" = Uuid, Path, description = "Identifier of the ranking.")),
    request_body = GivePoints,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("ranking.give_points"))),
)]
pub(crate) async fn give_points(
    id: Item,
    Sent { call, body }: Sent<GivePoints>,
) -> Result<Answer, Problem> {
    let command = body.at(call.now());
    call.change::<Ranking>(id.0, command).await
}

impl GivePoints {
    /// The command of that instant.
    pub(super) fn at(self, at: DateTime<Utc>) -> ranking::GivePoints {
        ranking::GivePoints {
            code: self.code,
            criterion: self.criterion,
            assessed: ranking::Assessed {
                points: self.points,
                motivation: self.motivation,
            },
            at,
        }
    }
}
