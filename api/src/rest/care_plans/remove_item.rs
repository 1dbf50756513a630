//! `POST /care-plans/{id}/remove-item`: takes a piece out of the version that is being worked on.

use super::parts::PlanItemKind;
use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::care_plan;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveItem {
    /// What it is.
    kind: PlanItemKind,
    /// Which one.
    item_id: Uuid,
}

/// Takes a piece out of the version that is being worked on.
#[utoipa::path(
    post, path = "/care-plans/{id}/remove-item", tag = "care-plans", operation_id = "remove_item",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = RemoveItem,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.remove_item"))),
)]
pub(crate) async fn remove_item(
    Item(id): Item,
    Sent { call, body }: Sent<RemoveItem>,
) -> Result<Answer, Problem> {
    let command = care_plan::RemoveItem {
        item: body.kind.named(body.item_id),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
