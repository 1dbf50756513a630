//! `POST /applications/{id}/declare-inadmissible`: ends it without an examination on the merits (L. 241/1990 art. 2 c. 1).

use super::each::each;
use super::paper::Papers;
use super::reasons::Remedy;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use crate::rest::words::InadmissibleKind;
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why there is no examination.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclareInadmissible {
    /// Which.
    kind: InadmissibleKind,
    /// A concise reference to the decisive point; an act without it is refused.
    #[schema(value_type = Option<LongText>)]
    reasons: Option<text::LongText>,
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

/// Ends it without an examination on the merits.
#[utoipa::path(
    post, path = "/applications/{id}/declare-inadmissible", tag = "applications", operation_id = "declare_inadmissible",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = DeclareInadmissible,
    responses((status = 200, description = "It is not examined on its merits.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.declare_inadmissible"))),
)]
pub(crate) async fn declare_inadmissible(
    Item(id): Item,
    Sent { call, body }: Sent<DeclareInadmissible>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.declare_inadmissible");
    let command = application::DeclareInadmissible {
        kind: body.kind.into(),
        reasons: body.reasons,
        appeals: each(body.appeals),
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
