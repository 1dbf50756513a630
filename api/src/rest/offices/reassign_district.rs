//! `POST /offices/{id}/reassign-district`: gives a district to another office.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::office::{self, Office};
use domain::shared::ids::{OfficeCode, ReasonCode};
use serde::Deserialize;
use utoipa::ToSchema;

/// A district that is given away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReassignDistrict {
    /// Which district.
    #[schema(value_type = Code)]
    district: ReasonCode,
    /// Who serves it from then on.
    #[schema(value_type = Code)]
    to: OfficeCode,
    /// The first day of the new office.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Gives a district to another office.
#[utoipa::path(
    post, path = "/offices/{id}/reassign-district", tag = "offices", operation_id = "reassign_district",
    params(("id" = String, Path, description = "Code or identifier of the office.")),
    request_body = ReassignDistrict,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("office.reassign_district"))),
)]
pub(crate) async fn reassign_district(
    id: Named<OfficeCode>,
    Sent { call, body }: Sent<ReassignDistrict>,
) -> Result<Answer, Problem> {
    let command = office::ReassignDistrict {
        district: body.district,
        to: body.to,
        from_on: body.from_on,
    };
    call.change::<Office>(id.stream, command).await
}
