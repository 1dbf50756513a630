//! `POST /access-sheets/{id}/see-proposal`: says that the office has seen the proposal.

use super::change::{target, whose};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use domain::access_sheet::{self, AccessSheet};
use serde::Deserialize;
use utoipa::ToSchema;

/// The proposal was seen; there is nothing more to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub(crate) struct SeeProposal {}

/// Says that the office has seen the proposal.
#[utoipa::path(
    post, path = "/access-sheets/{id}/see-proposal", tag = "access-sheets", operation_id = "see_proposal",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = SeeProposal,
    responses((status = 200, description = "It is seen.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.see_proposal"))),
)]
pub(crate) async fn see_proposal(
    Item(id): Item,
    Sent { call, .. }: Sent<SeeProposal>,
) -> Result<Answer, Problem> {
    whose(&call, id, "access_sheet.see_proposal", target).await?;
    let command = access_sheet::SeeProposal {
        given: given(&call),
    };
    call.change::<AccessSheet>(id, command).await
}
