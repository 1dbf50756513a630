//! `POST /case-files/{id}/accept-transfer`: the office that was asked takes the case.

use super::change::{change, given, is_open};
use super::parts::Worker;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who is responsible from then on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptTransfer {
    /// The new case manager, of the office that accepts.
    manager: Worker,
    /// The first day at the new office.
    #[schema(value_type = Day)]
    effective_on: NaiveDate,
    /// Until when the former office still reads the file; no longer if left out.
    #[schema(value_type = Option<Day>)]
    former_reads_until_on: Option<NaiveDate>,
}

/// Takes the case over: the former office writes no more from this moment on.
#[utoipa::path(
    post, path = "/case-files/{id}/accept-transfer", tag = "case-files", operation_id = "accept_transfer",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = AcceptTransfer,
    responses((status = 200, description = "It is the new office's.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.accept_transfer"))),
)]
pub(crate) async fn accept_transfer(
    Item(id): Item,
    Sent { call, body }: Sent<AcceptTransfer>,
) -> Result<Answer, Problem> {
    let manager: case_file::Worker = body.manager.into();
    let command = case_file::AcceptTransfer {
        given: given(&call),
        target_is_open: is_open(&call, &manager.office).await?,
        manager,
        effective_on: body.effective_on,
        former_reads_until_on: body.former_reads_until_on,
    };
    change(call, id, command).await
}
