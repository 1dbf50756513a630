//! `POST /applications/{id}/invoke-substitute-power`: calls on who decides in place of a late office (L. 241/1990 art. 2 c. 9-ter).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// Nothing is needed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvokeSubstitutePower {}

/// Calls on who decides in place of a late office.
#[utoipa::path(
    post, path = "/applications/{id}/invoke-substitute-power", tag = "applications", operation_id = "invoke_substitute_power",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = InvokeSubstitutePower,
    responses((status = 200, description = "The holder of the substitute power is called on.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.invoke_substitute_power"))),
)]
pub(crate) async fn invoke_substitute_power(
    Item(id): Item,
    Sent { call, body: _ }: Sent<InvokeSubstitutePower>,
) -> Result<Answer, Problem> {
    let command = application::InvokeSubstitutePower { at: call.now() };
    call.change::<Application>(id, command).await
}
