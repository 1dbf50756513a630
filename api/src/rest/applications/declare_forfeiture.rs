//! `POST /applications/{id}/declare-forfeiture`: takes back a benefit got by false declarations (DPR 445/2000 art. 75).

use super::paper::Papers;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use crate::rest::words::ProtectedSituation;
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Decadenza.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclareForfeiture {
    /// What was found when the protected situation was weighed; left out means that nobody did.
    protected_situation: Option<ProtectedSituation>,
    /// How it was weighed.
    #[schema(value_type = Option<LongText>)]
    motivation: Option<text::LongText>,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Takes back a benefit got by false declarations.
#[utoipa::path(
    post, path = "/applications/{id}/declare-forfeiture", tag = "applications", operation_id = "declare_forfeiture",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = DeclareForfeiture,
    responses((status = 200, description = "The benefit is forfeited.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.declare_forfeiture"))),
)]
pub(crate) async fn declare_forfeiture(
    Item(id): Item,
    Sent { call, body }: Sent<DeclareForfeiture>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.declare_forfeiture");
    let command = application::DeclareForfeiture {
        protected_situation: body.protected_situation.map(Into::into),
        motivation: body.motivation,
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
