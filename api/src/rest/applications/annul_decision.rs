//! `POST /applications/{id}/annul-decision`: annuls a decision of the office (L. 241/1990 art. 21-nonies).

use super::paper::Papers;
use super::reasons::Reasons;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Annullamento d'ufficio.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnnulDecision {
    /// Motivazione: facts and law; an act without it is refused.
    reasons: Option<Reasons>,
    /// Whether false declarations were ascertained as a crime by final judgment: then there is no time limit.
    #[serde(default)]
    criminal_falsehood_final_judgment: bool,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Annuls a decision of the office.
#[utoipa::path(
    post, path = "/applications/{id}/annul-decision", tag = "applications", operation_id = "annul_decision",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = AnnulDecision,
    responses((status = 200, description = "The decision is annulled.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.annul_decision"))),
)]
pub(crate) async fn annul_decision(
    Item(id): Item,
    Sent { call, body }: Sent<AnnulDecision>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.annul_decision");
    let command = application::AnnulDecision {
        reasons: body.reasons.map(Into::into),
        criminal_falsehood_final_judgment: body.criminal_falsehood_final_judgment,
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
