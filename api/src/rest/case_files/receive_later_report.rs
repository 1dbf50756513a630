//! `POST /case-files/{id}/receive-report`: takes a later report about somebody who has a file.

use super::change::{change, given};
use super::report::Report;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::case_file::{self, By, CaseFile};
use domain::shared::ids::PersonId;
use domain::shared::time::rome_day;
use serde::Deserialize;
use utoipa::ToSchema;

/// Another report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReceiveLaterReport {
    /// The report.
    report: Report,
}

/// Takes a later report about somebody who has a file that is open to whoever takes it.
#[utoipa::path(
    post, path = "/case-files/{id}/receive-report", tag = "case-files", operation_id = "receive_later_report",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = ReceiveLaterReport,
    responses((status = 200, description = "It is in the file.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.receive_report"))),
)]
pub(crate) async fn receive_later_report(
    Item(id): Item,
    Sent { call, body }: Sent<ReceiveLaterReport>,
) -> Result<Answer, Problem> {
    let office = call.actor().office.clone().ok_or_else(Problem::not_found)?;
    let file = call.store().load::<CaseFile>(id).await?.state;
    let is_open = file.is_open_to(&By::of(call.actor()), rome_day(call.now()));
    let found = is_open.then_some(()).ok_or_else(Problem::not_found);
    call.unless_done(found).await?;
    let command = case_file::ReceiveReport {
        given: given(&call),
        person_id: PersonId(id),
        office,
        report: body.report.about(id, call.new_id("report")),
    };
    change(call, id, command).await
}
