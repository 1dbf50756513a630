//! `POST /offices/{id}/revise-office`: publishes another profile.

use super::profile::OfficeProfile;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Named;
use crate::http::problem::Problem;
use crate::rest::schema::Day;
use chrono::NaiveDate;
use domain::office::{self, Office};
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Another profile.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseOffice {
    /// The whole profile; districts that are left out end on the same day.
    profile: OfficeProfile,
    /// The first day it is true.
    #[schema(value_type = Day)]
    from_on: NaiveDate,
}

/// Publishes another profile of an office.
#[utoipa::path(
    post, path = "/offices/{id}/revise-office", tag = "offices", operation_id = "revise_office",
    params(("id" = String, Path, description = "Code or identifier of the office.")),
    request_body = ReviseOffice,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("office.revise_office"))),
)]
pub(crate) async fn revise_office(
    id: Named<OfficeCode>,
    Sent { call, body }: Sent<ReviseOffice>,
) -> Result<Answer, Problem> {
    let command = office::ReviseOffice {
        profile: body.profile.into(),
        from_on: body.from_on,
    };
    call.change::<Office>(id.stream, command).await
}
