//! `POST /care-plans/{id}/discard-revision`: gives a revision up and leaves the version in force as it is.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::care_plan;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The end of a revision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscardRevision {
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Gives a revision up and leaves the version in force as it is.
#[utoipa::path(
    post, path = "/care-plans/{id}/discard-revision", tag = "care-plans", operation_id = "discard_revision",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = DiscardRevision,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.discard_revision"))),
)]
pub(crate) async fn discard_revision(
    Item(id): Item,
    Sent { call, body }: Sent<DiscardRevision>,
) -> Result<Answer, Problem> {
    let command = care_plan::DiscardRevision {
        reason: body.reason,
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
