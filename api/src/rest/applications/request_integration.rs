//! `POST /applications/{id}/request-integration`: asks once for what is missing (L. 241/1990 art. 2 c. 7).

use super::each::each;
use super::integration_item::IntegrationItem;
use super::paper::Papers;
use crate::http::answer::{Answer, AnswerBody};
use crate::http::command::Sent;
use crate::http::item::Item;
use crate::http::problem::{FieldError, Problem};
use crate::rest::schema::{Sha256, ShortText};
use domain::application::{self, Application};
use domain::shared::digest::Digest;
use domain::shared::text;
use serde::Deserialize;
use store::Store;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is missing, and how long the citizen has.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestIntegration {
    /// What is asked for.
    items: Vec<IntegrationItem>,
    /// Days the citizen has.
    days: u32,
    /// Destinatario: the recipient's name, as the register writes it.
    #[schema(value_type = ShortText)]
    counterparty: text::ShortText,
    /// Impronta: SHA-256 of the act in hexadecimal; that of a document which was taken in for this application.
    #[schema(value_type = Option<Sha256>)]
    digest: Option<Digest>,
}

/// Asks once for what is missing.
#[utoipa::path(
    post, path = "/applications/{id}/request-integration", tag = "applications", operation_id = "request_integration",
    params(("id" = uuid::Uuid, Path, description = "The application.")),
    request_body = RequestIntegration,
    responses((status = 200, description = "The citizen is asked and the clock stands still.", body = AnswerBody)),
    extensions(("x-permission" = json!("application.request_integration"))),
)]
pub(crate) async fn request_integration(
    Item(id): Item,
    Sent { call, body }: Sent<RequestIntegration>,
) -> Result<Answer, Problem> {
    let mut papers = Papers::of(&call, id, "application.request_integration");
    let command = application::RequestIntegration {
        items: each(body.items),
        days: body.days,
        counterparty: body.counterparty,
        digest: papers.digest(body.digest).await?,
        at: call.now(),
    };
    let store = call.store().clone();
    match call.change::<Application>(id, command).await {
        Err(problem) if problem.is("application.integration-length") => {
            Err(problem.naming(days_allowed(&store, id).await?))
        }
        done => done,
    }
}

async fn days_allowed(store: &Store, id: Uuid) -> Result<Vec<FieldError>, Problem> {
    let state = store.load::<Application>(id).await?.state;
    let most = state
        .procedure
        .map(|procedure| procedure.caps.integration_max_days);
    Ok(vec![FieldError {
        pointer: "/days".to_owned(),
        code: "application.integration-length".into(),
        detail: match most {
            Some(most) => format!("at least one day, at most {most}"),
            None => "at least one day".to_owned(),
        },
    }])
}
