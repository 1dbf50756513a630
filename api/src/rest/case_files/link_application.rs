//! `POST /case-files/{id}/link-application`: links an application of the person.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::known;
use domain::application::{Application, ApplicationStatus};
use domain::case_file;
use domain::shared::ids::{ApplicationId, PersonId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Which application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkApplication {
    /// Which.
    application_id: Uuid,
}

/// Links an application of the person.
#[utoipa::path(
    post, path = "/case-files/{id}/link-application", tag = "case-files", operation_id = "link_application",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = LinkApplication,
    responses((status = 200, description = "It is linked.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.link_application"))),
)]
pub(crate) async fn link_application(
    Item(id): Item,
    Sent { call, body }: Sent<LinkApplication>,
) -> Result<Answer, Problem> {
    let command = case_file::LinkApplication {
        given: given(&call),
        application_id: ApplicationId(body.application_id),
        is_theirs: is_theirs(&call, PersonId(id), body.application_id).await?,
    };
    change(call, id, command).await
}

/// Whether an application that was handed in is by or for this person, or somebody who was merged into them.
async fn is_theirs(call: &Call, person: PersonId, application: Uuid) -> Result<bool, Problem> {
    use ApplicationStatus as Status;
    let filed = call.store().load::<Application>(application).await?.state;
    if matches!(
        filed.status,
        Status::Nothing | Status::Draft | Status::Discarded
    ) {
        return Ok(false);
    }
    for whose in filed.applicant.into_iter().chain(filed.beneficiary) {
        if whose == person || known::forwards(call.state(), whose, person).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
