//! `POST /access-sheets/{id}/conclude-access`: ends an access with its outcome; a proposal is a task of the office it is made to.

use super::change::{desk, whose};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use crate::rest::case_files::change::is_open;
use crate::rest::schema::Code;
use crate::rest::words::AccessOutcome;
use domain::access_sheet::{self, AccessSheet};
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// How an access ended.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConcludeAccess {
    /// How.
    outcome: AccessOutcome,
    /// The office that should take the person in charge; with a proposal, and only then.
    #[schema(value_type = Option<Code>)]
    to: Option<OfficeCode>,
}

/// Ends an access with its outcome; a proposal is a task of the office it is made to.
#[utoipa::path(
    post, path = "/access-sheets/{id}/conclude-access", tag = "access-sheets", operation_id = "conclude_access",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = ConcludeAccess,
    responses((status = 200, description = "It is concluded.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.conclude_access"))),
)]
pub(crate) async fn conclude_access(
    Item(id): Item,
    Sent { call, body }: Sent<ConcludeAccess>,
) -> Result<Answer, Problem> {
    whose(&call, id, "access_sheet.conclude_access", desk).await?;
    let target_is_open = match &body.to {
        Some(to) => is_open(&call, to).await?,
        None => false,
    };
    let command = access_sheet::ConcludeAccess {
        given: given(&call),
        outcome: body.outcome.into(),
        to: body.to,
        target_is_open,
    };
    call.change::<AccessSheet>(id, command).await
}
