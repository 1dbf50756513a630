//! `POST /access-sheets/{id}/reject-proposal`: sends a proposal back to the desk.

use super::change::{sealed, target, whose};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use crate::rest::schema::{Code, LongText};
use domain::access_sheet::{self, AccessSheet};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why a proposal goes back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RejectProposal {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
    /// In words.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Sends a proposal back to the desk.
#[utoipa::path(
    post, path = "/access-sheets/{id}/reject-proposal", tag = "access-sheets", operation_id = "reject_proposal",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = RejectProposal,
    responses((status = 200, description = "It is rejected.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.reject_proposal"))),
)]
pub(crate) async fn reject_proposal(
    Item(id): Item,
    Sent { call, body }: Sent<RejectProposal>,
) -> Result<Answer, Problem> {
    let person = whose(&call, id, "access_sheet.reject_proposal", target).await?;
    let command = access_sheet::RejectProposal {
        given: given(&call),
        reason: body.reason,
        note: body.note.map(|note| sealed(id, person, note)),
    };
    call.change::<AccessSheet>(id, command).await
}
