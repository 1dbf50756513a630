//! `POST /applications/{id}/supply-integration`: supplies what was asked for.

use super::paper::{Paper, Papers};
use super::parts::Declaration;
use super::sender;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::Problem;
use crate::rest::schema::{LongText, Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::{digest, text};
use serde::Deserialize;
use utoipa::ToSchema;

/// What was asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupplyIntegration {
    /// A note of the citizen.
    #[schema(value_type = Option<LongText>)]
    note: Option<text::LongText>,
    /// Documents filed with it.
    documents: Vec<Paper>,
    /// Declarations supplied with it.
    declarations: Vec<Declaration>,
    /// Whether it answers every item: only then the clock runs again.
    complete: bool,
    /// Mittente: who sends it, as the register writes it; for an office to say, of a citizen it is the name on file.
    #[schema(value_type = Option<ShortText>)]
    counterparty: Option<text::ShortText>,
    /// Impronta of what is sent; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<digest::Digest>,
}

/// Supplies what was asked for; after the last day it counts as a memo.
#[utoipa::path(
    post, path = "/applications/{id}/supply-integration", tag = "applications", operation_id = "supply_integration",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = SupplyIntegration,
    responses((status = 200, description = "Done.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.supply_integration"))),
)]
pub(crate) async fn supply_integration(
    Item(id): Item,
    Sent { call, body }: Sent<SupplyIntegration>,
) -> Result<Answer, Problem> {
    let counterparty = sender::counterparty(&call, body.counterparty).await?;
    let mut papers = Papers::of(&call, id, "application.supply_integration");
    let command = application::SupplyIntegration {
        note: body.note,
        documents: papers.documents(body.documents).await?,
        declarations: body.declarations.into_iter().map(Into::into).collect(),
        complete: body.complete,
        counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    call.change::<Application>(id, command).await
}
