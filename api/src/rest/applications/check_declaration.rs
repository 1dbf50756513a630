//! `POST /applications/{id}/check-declaration`: records the check of a declaration (DPR 445/2000 art. 71).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText};
use crate::rest::words::DeclarationOutcome;
use domain::application::{self, Application};
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// What came out of a check.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckDeclaration {
    /// Which declaration.
    #[schema(value_type = Code)]
    code: ReasonCode,
    /// What came out.
    outcome: DeclarationOutcome,
    /// The source that was asked, such as `anpr` or `inps`.
    #[schema(value_type = Code)]
    source: ReasonCode,
    /// A note.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
}

/// Records the check of a declaration.
#[utoipa::path(
    post, path = "/applications/{id}/check-declaration", tag = "applications", operation_id = "check_declaration",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = CheckDeclaration,
    responses((status = 200, description = "The check is recorded.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.check_declaration"))),
)]
pub(crate) async fn check_declaration(
    Item(id): Item,
    Sent { call, body }: Sent<CheckDeclaration>,
) -> Result<Answer, Problem> {
    let command = application::CheckDeclaration {
        code: body.code,
        outcome: body.outcome.into(),
        source: body.source,
        note: body.note,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
