//! `POST /people/{id}/record-residence`: records where somebody lives.

use super::parts::Residence;
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

/// A residence.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordResidence {
    /// Where they live.
    residence: Residence,
    /// Since which day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Records where somebody lives, since a day.
#[utoipa::path(
    post, path = "/people/{id}/record-residence", tag = "people", operation_id = "record_residence",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordResidence,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_residence"))),
)]
pub(crate) async fn record_residence(
    Item(id): Item,
    Sent { call, body }: Sent<RecordResidence>,
) -> Result<Answer, Problem> {
    let command = person::RecordResidence {
        residence: sealed(id, body.residence.into()),
        from_on: body.from_on,
    };
    call.change::<Person>(id, command).await
}
