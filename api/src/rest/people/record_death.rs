//! `POST /people/{id}/record-death`: records that somebody died.

use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::person::{self, Person};
use serde::Deserialize;
use utoipa::ToSchema;

/// A death.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordDeath {
    /// The day they died.
    #[schema(value_type = Day)]
    died_on: NaiveDate,
}

/// Records that somebody died.
#[utoipa::path(
    post, path = "/people/{id}/record-death", tag = "people", operation_id = "record_death",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordDeath,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_death"))),
)]
pub(crate) async fn record_death(
    Item(id): Item,
    Sent { call, body }: Sent<RecordDeath>,
) -> Result<Answer, Problem> {
    let command = person::RecordDeath {
        died_on: sealed(id, body.died_on),
        at: call.now(),
    };
    call.change::<Person>(id, command).await
}
