//! `POST /care-plans/{id}/record-monitoring`: puts down how it goes.

use super::resolve;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, LongText};
use chrono::NaiveDate;
use domain::care_plan;
use domain::care_plan::Said;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// What was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordMonitoring {
    /// The day.
    #[schema(value_type = Day)]
    monitored_on: NaiveDate,
    /// How it goes.
    #[schema(value_type = LongText)]
    note: text::LongText,
}

/// Puts down how it goes.
#[utoipa::path(
    post, path = "/care-plans/{id}/record-monitoring", tag = "care-plans", operation_id = "record_monitoring",
    params(("id" = uuid::Uuid, Path, description = "The plan.")),
    request_body = RecordMonitoring,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("care_plan.record_monitoring"))),
)]
pub(crate) async fn record_monitoring(
    Item(id): Item,
    Sent { call, body }: Sent<RecordMonitoring>,
) -> Result<Answer, Problem> {
    let command = care_plan::RecordMonitoring {
        monitored_on: body.monitored_on,
        note: Said(body.note),
        at: call.now(),
    };
    resolve::change(call, id, command).await
}
