//! `POST /people/{id}/record-parental-responsibility`: records what a court left of parental responsibility.

use super::sealed::sealed;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use crate::rest::words::ParentalResponsibility;
use chrono::NaiveDate;
use domain::person::{self, Person};
use domain::shared::ids::PersonId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is left of it, on the parent's file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordParentalResponsibility {
    /// The child.
    child: Uuid,
    /// What is left of it.
    status: ParentalResponsibility,
    /// Since which day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Records what a court left of a parent's responsibility for a child.
#[utoipa::path(
    post, path = "/people/{id}/record-parental-responsibility", tag = "people", operation_id = "record_parental_responsibility",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordParentalResponsibility,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_parental_responsibility"))),
)]
pub(crate) async fn record_parental_responsibility(
    Item(id): Item,
    Sent { call, body }: Sent<RecordParentalResponsibility>,
) -> Result<Answer, Problem> {
    let command = person::RecordParentalResponsibility {
        child: PersonId(body.child),
        status: sealed(id, body.status.into()),
        from_on: body.from_on,
    };
    call.change::<Person>(id, command).await
}
