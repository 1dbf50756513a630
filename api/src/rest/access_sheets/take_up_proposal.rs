//! `POST /access-sheets/{id}/take-up-proposal`: takes a proposal up: at once it becomes a report in the case file of the person, or makes the file.

use super::change::{is_fit, target, whose};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use crate::rest::case_files::parts::SchemeCode;
use domain::access_sheet::{self, AccessSheet};
use serde::Deserialize;
use utoipa::ToSchema;

/// A proposal is taken up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeUpProposal {
    /// Fonte della segnalazione.
    source: SchemeCode,
}

/// Takes a proposal up: at once it becomes a report in the case file of the person, or makes the file.
#[utoipa::path(
    post, path = "/access-sheets/{id}/take-up-proposal", tag = "access-sheets", operation_id = "take_up_proposal",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = TakeUpProposal,
    responses((status = 200, description = "It is taken up.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.take_up_proposal"))),
)]
pub(crate) async fn take_up_proposal(
    Item(id): Item,
    Sent { call, body }: Sent<TakeUpProposal>,
) -> Result<Answer, Problem> {
    let person = whose(&call, id, "access_sheet.take_up_proposal", target).await?;
    let person_is_fit = is_fit(&call, person).await?;
    let command = access_sheet::TakeUpProposal {
        given: given(&call),
        source: body.source.into(),
        person_is_fit,
    };
    call.change::<AccessSheet>(id, command).await
}
