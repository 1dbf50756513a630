//! `POST /case-files/{id}/take-in-charge`: takes the case in charge.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// Since when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeInCharge {
    /// The first day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Takes the case in charge.
#[utoipa::path(
    post, path = "/case-files/{id}/take-in-charge", tag = "case-files", operation_id = "take_in_charge",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = TakeInCharge,
    responses((status = 200, description = "It is in charge.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.take_in_charge"))),
)]
pub(crate) async fn take_in_charge(
    Item(id): Item,
    Sent { call, body }: Sent<TakeInCharge>,
) -> Result<Answer, Problem> {
    let command = case_file::TakeInCharge {
        given: given(&call),
        from_on: body.from_on,
    };
    change(call, id, command).await
}
