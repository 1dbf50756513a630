//! `GET /applications/{id}/messages`: what was written between the office and whoever filed it.

use crate::http::ask::{Asked, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::documents::list_documents::of_seen;
use crate::rest::schema::{Instant, MaybeErased};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::application::MessageSender;
use domain::shared::ids::ApplicationId;
use projections::Shown;
use projections::application_papers::{MessageRow, count_messages, messages};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

list_query! {
    /// What a question for messages may say.
    MessagesQuery {}
}

/// Messaggio.
#[derive(Serialize, ToSchema)]
pub(crate) struct MessageShown {
    /// The message.
    message_id: Uuid,
    /// Who wrote it: `office` or `applicant`.
    #[schema(value_type = String, example = "office")]
    sender: MessageSender,
    /// The text.
    #[schema(value_type = MaybeErased)]
    body: Shown<String>,
    /// The code of who wrote it, where the office did.
    actor: Option<String>,
    /// When.
    #[schema(value_type = Instant)]
    sent_at: DateTime<Utc>,
}

/// Lists the messages of an application, in the order in which they were written.
#[utoipa::path(
    get, path = "/applications/{id}/messages", tag = "applications", operation_id = "list_messages",
    params(("id" = uuid::Uuid, Path, description = "The application."), MessagesQuery),
    responses((status = 200, description = "A page of the messages.", body = List<MessageShown>)),
)]
pub(crate) async fn list_messages(
    Item(id): Item,
    asked: Asked<MessagesQuery>,
) -> Result<Response, Problem> {
    // Whether a draft is shown, the desk's rows say.
    let views = [
        "application_progress",
        "application_papers",
        "application_desk",
    ];
    let (viewer, store, id) = (&asked.viewer, asked.store(), ApplicationId(id));
    let freshness = of_seen(&asked, id, &views).await?;
    let rows = messages(viewer, store, id, &asked.query.page()).await?;
    let total = asked.query.total(count_messages(viewer, store, id)).await?;
    Ok(list::<_, MessageShown>(rows, total, &asked.link, freshness))
}

impl From<MessageRow> for MessageShown {
    fn from(row: MessageRow) -> Self {
        Self {
            message_id: row.message_id,
            sender: row.sender,
            body: row.body,
            actor: row.actor,
            sent_at: row.sent_at,
        }
    }
}
