//! `POST /applications/{id}/assign-officer`: names who answers for the procedure (L. 241/1990 art. 5).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::application::{self, Application};
use domain::shared::ids::ActorCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who answers from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignOfficer {
    /// The code of the officer.
    #[schema(value_type = Code)]
    officer: ActorCode,
}

/// Names who answers for the procedure.
#[utoipa::path(
    post, path = "/applications/{id}/assign-officer", tag = "applications", operation_id = "assign_officer",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = AssignOfficer,
    responses((status = 200, description = "The officer is named.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.assign_officer"))),
)]
pub(crate) async fn assign_officer(
    Item(id): Item,
    Sent { call, body }: Sent<AssignOfficer>,
) -> Result<Answer, Problem> {
    let command = application::AssignOfficer {
        officer: body.officer,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
