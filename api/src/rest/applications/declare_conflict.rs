//! `POST /applications/{id}/declare-conflict`: an officer abstains (L. 241/1990 art. 6-bis).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use domain::application::{self, Application};
use domain::shared::ids::ActorCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A conflict of interests.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclareConflict {
    /// Who abstains; whoever sends this, if left out.
    #[schema(value_type = Option<Code>)]
    officer: Option<ActorCode>,
    /// Why, where they say it.
    #[schema(value_type = Option<LongText>)]
    reason: Option<text::LongText>,
}

/// Declares a conflict of interests.
#[utoipa::path(
    post, path = "/applications/{id}/declare-conflict", tag = "applications", operation_id = "declare_conflict",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = DeclareConflict,
    responses((status = 200, description = "The officer abstains.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.declare_conflict"))),
)]
pub(crate) async fn declare_conflict(
    Item(id): Item,
    Sent { call, body }: Sent<DeclareConflict>,
) -> Result<Answer, Problem> {
    let command = application::DeclareConflict {
        officer: body.officer.unwrap_or_else(|| call.actor().code.clone()),
        reason: body.reason,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
