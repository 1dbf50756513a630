//! `POST /offices`: opens an office.

use super::profile::OfficeProfile;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Day};
use chrono::NaiveDate;
use domain::office::{self, Office};
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// A new office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenOffice {
    /// Its code.
    #[schema(value_type = Code, example = "centro-1")]
    code: OfficeCode,
    /// What is published of it.
    profile: OfficeProfile,
    /// Its first day.
    #[schema(value_type = Day)]
    opens_on: NaiveDate,
}

/// Opens an office.
#[utoipa::path(
    post, path = "/offices", tag = "offices", operation_id = "open_office",
    request_body = OpenOffice,
    responses((status = 201, description = "The office is open.", body = AnswerBody)),
    extensions(("x-permission" = json!("office.open_office"))),
)]
pub(crate) async fn open_office(Sent { call, body }: Sent<OpenOffice>) -> Result<Answer, Problem> {
    let (id, location) = (
        body.code.stream_id(),
        format!("/api/v1/offices/{}", body.code),
    );
    let command = office::OpenOffice {
        code: body.code,
        profile: body.profile.into(),
        opens_on: body.opens_on,
    };
    call.create::<Office>(id, location, command).await
}
