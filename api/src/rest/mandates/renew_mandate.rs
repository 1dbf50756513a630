//! `POST /mandates/{id}/renew-mandate`: moves the last day of a mandate.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::mandate::{self, Mandate};
use serde::Deserialize;
use utoipa::ToSchema;

/// A renewal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenewMandate {
    /// The new last day.
    #[schema(value_type = Day)]
    until_on: NaiveDate,
}

/// Moves the last day of a mandate.
#[utoipa::path(
    post, path = "/mandates/{id}/renew-mandate", tag = "mandates", operation_id = "renew_mandate",
    params(("id" = uuid::Uuid, Path, description = "The mandate.")),
    request_body = RenewMandate,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("mandate.renew_mandate"))),
)]
pub(crate) async fn renew_mandate(
    Item(id): Item,
    Sent { call, body }: Sent<RenewMandate>,
) -> Result<Answer, Problem> {
    let command = mandate::RenewMandate {
        until_on: body.until_on,
        at: call.now(),
    };
    call.change::<Mandate>(id, command).await
}
