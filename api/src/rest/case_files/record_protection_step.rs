//! `POST /case-files/{id}/record-protection-step`: records a step of the urgent protection.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::Instant;
use crate::rest::words::ProtectionStep;
use chrono::{DateTime, Utc};
use domain::case_file;
use serde::Deserialize;
use utoipa::ToSchema;

/// Which step, and when it was done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordProtectionStep {
    /// Which.
    step: ProtectionStep,
    /// When.
    #[schema(value_type = Instant)]
    done_at: DateTime<Utc>,
}

/// Records a step of the urgent protection.
#[utoipa::path(
    post, path = "/case-files/{id}/record-protection-step", tag = "case-files", operation_id = "record_protection_step",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordProtectionStep,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_protection_step"))),
)]
pub(crate) async fn record_protection_step(
    Item(id): Item,
    Sent { call, body }: Sent<RecordProtectionStep>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordProtectionStep {
        given: given(&call),
        step: body.step.into(),
        done_at: body.done_at,
    };
    change(call, id, command).await
}
