//! `POST /case-files/{id}/record-cost-municipality`: records the municipality that bears the cost, which need not be that of the residence.

use super::change::{change, given};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::case_file;
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who bears the cost.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordCostMunicipality {
    /// Codice ISTAT.
    #[schema(value_type = Code, example = "087015")]
    municipality: ReasonCode,
    /// Since which day.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Records the municipality that bears the cost, which need not be that of the residence.
#[utoipa::path(
    post, path = "/case-files/{id}/record-cost-municipality", tag = "case-files", operation_id = "record_cost_municipality",
    params(("id" = uuid::Uuid, Path, description = "The case file.")),
    request_body = RecordCostMunicipality,
    responses((status = 200, description = "It is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("case_file.record_cost_municipality"))),
)]
pub(crate) async fn record_cost_municipality(
    Item(id): Item,
    Sent { call, body }: Sent<RecordCostMunicipality>,
) -> Result<Answer, Problem> {
    let command = case_file::RecordCostMunicipality {
        given: given(&call),
        municipality: body.municipality,
        from_on: body.from_on,
        reason: body.reason,
    };
    change(call, id, command).await
}
