//! `POST /applications/{id}/record-ranking`: records its place in a ranking.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use crate::rest::words::ListPlace;
use chrono::NaiveDate;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A place in a ranking.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordRanking {
    /// The ranking.
    ranking_id: Uuid,
    /// Where it stands.
    place: ListPlace,
    /// Its position, from 1.
    #[schema(minimum = 1)]
    position: Option<u32>,
    /// The day of approval.
    #[schema(value_type = Day)]
    approved_on: NaiveDate,
}

/// Records its place in a ranking.
#[utoipa::path(
    post, path = "/applications/{id}/record-ranking", tag = "applications", operation_id = "record_ranking",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RecordRanking,
    responses((status = 200, description = "The place is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.record_ranking"))),
)]
pub(crate) async fn record_ranking(
    Item(id): Item,
    Sent { call, body }: Sent<RecordRanking>,
) -> Result<Answer, Problem> {
    let command = application::RecordRanking {
        ranking_id: body.ranking_id,
        place: body.place.into(),
        position: body.position,
        approved_on: body.approved_on,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
