//! `POST /offices/{id}/receive-district`: takes a district from another office.

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

/// A district that is taken over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReceiveDistrict {
    /// Which district.
    #[schema(value_type = Code)]
    district: ReasonCode,
    /// Who served it before.
    #[schema(value_type = Code)]
    from: OfficeCode,
    /// The first day here.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Takes a district from another office.
#[utoipa::path(
    post, path = "/offices/{id}/receive-district", tag = "offices", operation_id = "receive_district",
    params(("id" = String, Path, description = "Code or identifier of the office.")),
    request_body = ReceiveDistrict,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("office.receive_district"))),
)]
pub(crate) async fn receive_district(
    id: Named<OfficeCode>,
    Sent { call, body }: Sent<ReceiveDistrict>,
) -> Result<Answer, Problem> {
    let command = office::ReceiveDistrict {
        district: body.district,
        from: body.from,
        from_on: body.from_on,
    };
    call.change::<Office>(id.stream, command).await
}
