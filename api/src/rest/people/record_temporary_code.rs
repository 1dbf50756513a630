//! `POST /people/{id}/record-temporary-code`: records a health code that lends an identity.

use super::parts::TemporaryCode;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::person::{self, Person};
use serde::Deserialize;
use utoipa::ToSchema;

/// A health code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordTemporaryCode {
    /// The code with its last day.
    temporary_code: TemporaryCode,
}

/// Records a health code that lends an identity for some months.
#[utoipa::path(
    post, path = "/people/{id}/record-temporary-code", tag = "people", operation_id = "record_temporary_code",
    params(("id" = uuid::Uuid, Path, description = "The person.")),
    request_body = RecordTemporaryCode,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("person.record_temporary_code"))),
)]
pub(crate) async fn record_temporary_code(
    Item(id): Item,
    Sent { call, body }: Sent<RecordTemporaryCode>,
) -> Result<Answer, Problem> {
    let command = person::RecordTemporaryCode {
        temporary_code: body.temporary_code.about(id),
        at: call.now(),
    };
    call.change::<Person>(id, command).await
}
