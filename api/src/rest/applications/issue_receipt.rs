//! `POST /applications/{id}/issue-receipt`: gives the receipt that filing did not give.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// Nothing is needed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueReceipt {}

/// Gives the receipt (art. 18-bis), where filing did not give it.
#[utoipa::path(
    post, path = "/applications/{id}/issue-receipt", tag = "applications", operation_id = "issue_receipt",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = IssueReceipt,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.issue_receipt"))),
)]
pub(crate) async fn issue_receipt(
    Item(id): Item,
    Sent { call, body: _ }: Sent<IssueReceipt>,
) -> Result<Answer, Problem> {
    let loaded = call.store().load::<Application>(id).await?;
    let service = loaded.state.service.ok_or_else(Problem::not_found)?;
    let rules = resolve::rules(&call, &service)
        .await?
        .ok_or_else(Problem::not_found)?;
    let command = application::IssueReceipt {
        unit: rules.unit,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
