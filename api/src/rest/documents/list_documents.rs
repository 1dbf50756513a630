//! `GET /applications/{id}/documents`: the papers of an application, as far as the caller may see them.

use crate::http::ask::{Asked, Freshness, Positioned, list_query};
use crate::http::item::Item;
use crate::http::page::{List, list};
use crate::http::problem::Problem;
use crate::rest::schema::{Code, Instant, MaybeErased, Sha256};
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::shared::ids::{ApplicationId, ReasonCode};
use projections::application_papers::{PaperRow, count, page};
use projections::{Shown, application_progress};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

list_query! {
    /// What a question for papers may say.
    DocumentsQuery {}
}

/// Documento del fascicolo.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperShown {
    /// The document; `GET /documents/{id}` gives its bytes.
    document_id: Uuid,
    /// Which required paper it is, where it is one.
    #[schema(value_type = Option<Code>)]
    code: Option<ReasonCode>,
    /// The name of the file.
    #[schema(value_type = MaybeErased)]
    name: Shown<String>,
    /// Its media type.
    #[schema(example = "application/pdf")]
    media_type: String,
    /// Bytes.
    size: i64,
    /// Impronta of the bytes.
    #[schema(value_type = Sha256)]
    sha256: String,
    /// When in the procedure it came: `draft`, `integration`, `memo` or `observations`; `office` where the office put it
    /// there, `act` where it is the text of an act that names it by its digest.
    #[schema(example = "draft")]
    phase: String,
    /// Whether the office put it there.
    internal: bool,
    /// When.
    #[schema(value_type = Instant)]
    added_at: DateTime<Utc>,
}

/// Lists the papers of an application, in order of arrival.
#[utoipa::path(
    get, path = "/applications/{id}/documents", tag = "applications", operation_id = "list_documents",
    params(("id" = uuid::Uuid, Path, description = "The application."), DocumentsQuery),
    responses((status = 200, description = "A page of the papers the caller may see.", body = List<PaperShown>)),
)]
pub(crate) async fn list_documents(
    Item(id): Item,
    asked: Asked<DocumentsQuery>,
) -> Result<Response, Problem> {
    let views = [
        "application_progress",
        "application_papers",
        "application_desk",
        "registrations",
    ];
    let (viewer, store, id) = (&asked.viewer, asked.store(), ApplicationId(id));
    let freshness = of_seen(&asked, id, &views).await?;
    let rows = page(viewer, store, id, &asked.query.page()).await?;
    let total = asked.query.total(count(viewer, store, id)).await?;
    Ok(list::<_, PaperShown>(rows, total, &asked.link, freshness))
}

/// How fresh these read models are, for whoever sees the application; for others there is none.
pub(crate) async fn of_seen<Q: Positioned>(
    asked: &Asked<Q>,
    id: ApplicationId,
    views: &[&str],
) -> Result<Freshness, Problem> {
    let freshness = asked.freshness(views).await?;
    let seen = application_progress::by_id(&asked.viewer, asked.store(), id).await?;
    seen.map(|_| freshness).ok_or_else(Problem::not_found)
}

impl From<PaperRow> for PaperShown {
    fn from(row: PaperRow) -> Self {
        Self {
            document_id: row.document_id.0,
            code: row.code,
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.digest,
            phase: row.phase,
            internal: row.internal,
            added_at: row.added_at,
        }
    }
}
