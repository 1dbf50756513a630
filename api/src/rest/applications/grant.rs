//! `POST /applications/{id}/grant`: grants what was asked for.

use super::benefit::{Benefit, Criterion};
use super::each::each;
use super::paper::Papers;
use super::reasons::{Reasons, Remedy};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Provvedimento di accoglimento.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grant {
    /// What is granted.
    benefit: Benefit,
    /// How the criteria were applied (L. 241/1990 art. 12).
    #[serde(default)]
    criteria: Vec<Criterion>,
    /// Motivazione: facts and law; an act without it is refused.
    reasons: Option<Reasons>,
    /// Why it departs from the proposal, where it does.
    #[schema(value_type = Option<LongText>)]
    divergence_reason: Option<text::LongText>,
    /// Rimedi: before whom it can be challenged; an act without any is refused.
    #[serde(default)]
    appeals: Vec<Remedy>,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Grants what was asked for.
#[utoipa::path(
    post, path = "/applications/{id}/grant", tag = "applications", operation_id = "grant",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Grant,
    responses((status = 200, description = "It is granted.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.grant"))),
)]
pub(crate) async fn grant(
    Item(id): Item,
    Sent { call, body }: Sent<Grant>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.grant");
    let command = application::Grant {
        benefit: body.benefit.into(),
        criteria: each(body.criteria),
        reasons: body.reasons.map(Into::into),
        divergence_reason: body.divergence_reason,
        appeals: each(body.appeals),
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
