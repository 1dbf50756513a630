//! `POST /access-sheets`: writes down that somebody came to the desk of the caller.

use super::parts::Sheet;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::{Call, Sent};
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use domain::access_sheet::{self, AccessSheet};
use domain::decider::Standing;
use domain::shared::ids::OfficeCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// Somebody came.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordAccess {
    /// What the desk writes down.
    sheet: Sheet,
}

/// Writes down that somebody came to the desk of the caller.
#[utoipa::path(
    post, path = "/access-sheets", tag = "access-sheets", operation_id = "record_access",
    request_body = RecordAccess,
    responses((status = 201, description = "There is a sheet.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.record_access"))),
)]
pub(crate) async fn record_access(
    Sent { call, body }: Sent<RecordAccess>,
) -> Result<Answer, Problem> {
    let office = desk(&call)?;
    let sheet_id = call.new_id("sheet");
    let command = access_sheet::RecordAccess {
        given: given(&call),
        sheet_id,
        office,
        sheet: body
            .sheet
            .taken(&call, sheet_id, "/sheet/person_id")
            .await?,
    };
    let location = format!("/api/v1/access-sheets/{sheet_id}");
    call.create::<AccessSheet>(sheet_id, location, command)
        .await
}

/// The desk of the caller; only who sits at one learns whether the person is on file.
fn desk(call: &Call) -> Result<OfficeCode, Problem> {
    let office = call.actor().office.clone();
    let standing = Standing {
        office: office.clone(),
        people: Vec::new(),
    };
    call.check("access_sheet.record_access", &standing)?;
    office.ok_or_else(Problem::not_found)
}
