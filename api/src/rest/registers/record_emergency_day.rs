//! `POST /registers/{id}/record-emergency-day`: stores how many acts were numbered by hand on a day.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::register::{self, Register};
use domain::shared::ids::RegisterCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A day of emergency.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordEmergencyDay {
    /// Which day.
    #[schema(value_type = Day)]
    day: NaiveDate,
    /// How many acts were numbered by hand on it.
    total: u64,
}

/// Stores how many acts were numbered by hand on a day.
#[utoipa::path(
    post, path = "/registers/{id}/record-emergency-day", tag = "registers", operation_id = "record_emergency_day",
    params(("id" = String, Path, description = "Code or identifier of the register.")),
    request_body = RecordEmergencyDay,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("register.record_emergency_day"))),
)]
pub(crate) async fn record_emergency_day(
    id: Named<RegisterCode>,
    Sent { call, body }: Sent<RecordEmergencyDay>,
) -> Result<Answer, Problem> {
    let command = register::RecordEmergencyDay {
        day: body.day,
        total: body.total,
    };
    call.change::<Register>(id.stream, command).await
}
