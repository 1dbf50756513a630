//! `POST /case-files/{id}/end-urgent-protection`: ends the urgent protection.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use crate::rest::words::ProtectionOutcome;
use chrono::{DateTime, Utc};
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// How it ended.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndUrgentProtection {
    /// How.
    outcome: ProtectionOutcome,
    /// When.
    #[schema(value_type = Instant)]
    ended_at: DateTime<Utc>,
}

/// Ends the urgent protection.
#[utoipa::path(
    post, path = "/case-files/{id}/end-urgent-protection", tag = "case-files", operation_id = "end_urgent_protection",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = EndUrgentProtection,
    responses((status = 200, description = "It has ended.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.end_urgent_protection"))),
)]
pub(crate) async fn end_urgent_protection(
    Item(id): Item,
    Sent { call, body }: Sent<EndUrgentProtection>,
) -> Result<Answer, Problem> {
    let command = case_file::EndUrgentProtection {
        given: given(&call),
        outcome: body.outcome.into(),
        ended_at: body.ended_at,
    };
    change(call, id, command).await
}
