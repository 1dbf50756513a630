//! `POST /applications/{id}/end-representation`: ends the representation; what was done stays.

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::words::EndOfRepresentation;
use domain::application::{self, Application};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why nobody represents them any more.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndRepresentation {
    /// Why.
    reason: EndOfRepresentation,
}

/// Ends the representation of the beneficiary.
#[utoipa::path(
    post, path = "/applications/{id}/end-representation", tag = "applications", operation_id = "end_representation",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = EndRepresentation,
    responses((status = 200, description = "The representation is over.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.end_representation"))),
)]
pub(crate) async fn end_representation(
    Item(id): Item,
    Sent { call, body }: Sent<EndRepresentation>,
) -> Result<Answer, Problem> {
    let command = application::EndRepresentation {
        reason: body.reason.into(),
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
