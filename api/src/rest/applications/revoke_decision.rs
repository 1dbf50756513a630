//! `POST /applications/{id}/revoke-decision`: revokes a decision for the future (L. 241/1990 art. 21-quinquies).

use super::paper::Papers;
use super::reasons::Reasons;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Day, Sha256, ShortText};
use chrono::NaiveDate;
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Revoca.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevokeDecision {
    /// Motivazione: facts and law; an act without it is refused.
    reasons: Option<Reasons>,
    /// Whether it rests on mere re-evaluation of the original interest.
    #[serde(default)]
    mere_reevaluation: bool,
    /// The first day without it.
    #[schema(value_type = Day)]
    effective_on: NaiveDate,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Revokes a decision for the future.
#[utoipa::path(
    post, path = "/applications/{id}/revoke-decision", tag = "applications", operation_id = "revoke_decision",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RevokeDecision,
    responses((status = 200, description = "The decision is revoked.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.revoke_decision"))),
)]
pub(crate) async fn revoke_decision(
    Item(id): Item,
    Sent { call, body }: Sent<RevokeDecision>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.revoke_decision");
    let command = application::RevokeDecision {
        reasons: body.reasons.map(Into::into),
        mere_reevaluation: body.mere_reevaluation,
        effective_on: body.effective_on,
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
