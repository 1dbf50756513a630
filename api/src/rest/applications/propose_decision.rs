//! `POST /applications/{id}/propose-decision`: proposes how to decide (L. 241/1990 art. 6).

use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::LongText;
use crate::rest::words::Outcome;
use domain::application::{self, Application};
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// A proposal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposeDecision {
    /// Which way.
    outcome: Outcome,
    /// Why.
    #[schema(value_type = LongText)]
    findings: text::LongText,
}

/// Proposes how to decide.
#[utoipa::path(
    post, path = "/applications/{id}/propose-decision", tag = "applications", operation_id = "propose_decision",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = ProposeDecision,
    responses((status = 200, description = "It is proposed.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.propose_decision"))),
)]
pub(crate) async fn propose_decision(
    Item(id): Item,
    Sent { call, body }: Sent<ProposeDecision>,
) -> Result<Answer, Problem> {
    let command = application::ProposeDecision {
        outcome: body.outcome.into(),
        findings: body.findings,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
