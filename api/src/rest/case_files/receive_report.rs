//! `POST /case-files`: takes the first report about somebody, which makes their file.

use super::change::given;
use super::report::Report;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::problem::Problem;
use domain::access;
use domain::case_file::{self, By, CaseFile};
use domain::decider::Standing;
use domain::person::Person;
use domain::shared::ids::{OfficeCode, PersonId};
use domain::shared::time::rome_day;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Files that forward one to the next at most.
const FORWARDS: usize = 16;

/// Whom the service heard of, and how.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReceiveReport {
    /// Whose file.
    person_id: Uuid,
    /// The report.
    report: Report,
}

/// Takes the first report about somebody on file; their case file has the identifier of the person.
///
/// Where they have a file that is not open to whoever takes it, the report joins it, and the answer is the same.
#[utoipa::path(
    post, path = "/case-files", tag = "case-files", operation_id = "receive_report",
    request_body = ReceiveReport,
    responses((status = 201, description = "There is a file.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.receive_report"))),
)]
pub(crate) async fn receive_report(
    Sent { call, body }: Sent<ReceiveReport>,
) -> Result<Answer, Problem> {
    let id = body.person_id;
    let office = receiving(&call, id).await?;
    let location = format!("/api/v1/case-files/{id}");
    let file = call.store().load::<CaseFile>(id).await?.state;
    let is_open = file.is_open_to(&By::of(call.actor()), rome_day(call.now()));
    // Where the file forwards, the report belongs to the one that goes on.
    let stream = standing(&call, PersonId(id)).await?.0;
    let command = case_file::ReceiveReport {
        given: given(&call),
        person_id: PersonId(stream),
        office,
        report: body.report.about(stream, call.new_id("report")),
    };
    if is_open {
        call.create::<CaseFile>(id, location, command).await
    } else {
        let joined = call.change_unseen::<CaseFile>(stream, command).await?;
        Ok(joined.told_as_new(id, location))
    }
}

/// The file itself, or the one that goes on at the end of those that forward.
async fn standing(call: &Call, first: PersonId) -> Result<PersonId, Problem> {
    let mut at = first;
    for _ in 0..FORWARDS {
        let file = call.store().load::<CaseFile>(at.0).await?.state;
        match file.absorbed_into {
            Some(next) => at = next,
            None => break,
        }
    }
    Ok(at)
}

/// The office that takes the report; only who may take one learns whether the person is on file.
async fn receiving(call: &Call, person: Uuid) -> Result<OfficeCode, Problem> {
    let office = call.actor().office.clone();
    let standing = Standing {
        office: office.clone(),
        people: Vec::new(),
    };
    access::check(call.actor(), "case_file.receive_report", &standing)?;
    if call.store().load::<Person>(person).await?.version == 0 {
        return Err(Problem::field(
            "/person_id",
            "person.not-registered",
            "no such person is on file",
        ));
    }
    office.ok_or_else(Problem::not_found)
}
