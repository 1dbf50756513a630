//! `POST /applications/{id}/reject`: refuses what was asked for.

use super::each::each;
use super::grounds::{Ground, ObservationsAnswer};
use super::paper::Papers;
use super::reasons::{Reasons, Remedy};
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Code, LongText, Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Provvedimento di rigetto.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reject {
    /// The grounds.
    grounds: Vec<Ground>,
    /// Other grounds that came up and are not used.
    #[serde(default)]
    #[schema(value_type = Vec<Code>)]
    other_known_grounds: Vec<ReasonCode>,
    /// One answer for each of the observations.
    #[serde(default)]
    answers: Vec<ObservationsAnswer>,
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

/// Refuses what was asked for.
#[utoipa::path(
    post, path = "/applications/{id}/reject", tag = "applications", operation_id = "reject",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = Reject,
    responses((status = 200, description = "It is refused.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.reject"))),
)]
pub(crate) async fn reject(
    Item(id): Item,
    Sent { call, body }: Sent<Reject>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.reject");
    let command = application::Reject {
        grounds: each(body.grounds),
        other_known_grounds: body.other_known_grounds,
        answers: each(body.answers),
        reasons: body.reasons.map(Into::into),
        divergence_reason: body.divergence_reason,
        appeals: each(body.appeals),
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
