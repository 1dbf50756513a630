//! `POST /access-sheets/{id}/correct-access`: writes a sheet again, as it is true; also to say who the person is.

use super::change::{desk, whose};
use super::parts::Sheet;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::case_files::change::given;
use crate::rest::schema::Code;
use domain::access_sheet::{self, AccessSheet};
use domain::shared::ids::ReasonCode;
use serde::Deserialize;
use utoipa::ToSchema;

/// The sheet as it is true.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectAccess {
    /// All of it again.
    sheet: Sheet,
    /// Why.
    #[schema(value_type = Code)]
    reason: ReasonCode,
}

/// Writes a sheet again, as it is true; also to say who the person is.
#[utoipa::path(
    post, path = "/access-sheets/{id}/correct-access", tag = "access-sheets", operation_id = "correct_access",
    params(("id" = uuid::Uuid, Path, description = "The sheet.")),
    request_body = CorrectAccess,
    responses((status = 200, description = "It is corrected.", body = AnswerBody)),
    extensions(("x-permission" = json!("access_sheet.correct_access"))),
)]
pub(crate) async fn correct_access(
    Item(id): Item,
    Sent { call, body }: Sent<CorrectAccess>,
) -> Result<Answer, Problem> {
    whose(&call, id, "access_sheet.correct_access", desk).await?;
    let command = access_sheet::CorrectAccess {
        given: given(&call),
        sheet: body.sheet.taken(&call, id, "/sheet/person_id").await?,
        reason: body.reason,
    };
    call.change::<AccessSheet>(id, command).await
}
