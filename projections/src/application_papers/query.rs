//! Questions about papers and messages; who may see the application may see its papers, the citizen only those shown to them.

use super::{MessageRow, PaperRow};
use crate::application_progress::within;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::access::policy::Reach;
use domain::shared::ids::{ApplicationId, DocumentId};
use serde::{Deserialize, Serialize};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const PAPER: &str = "p.application_id, p.document_id, p.code, p.name, p.media_type, p.size, p.digest, \
     p.phase, p.internal, p.visible, p.added_at";

/// The papers on file, and what was taken in for the application and is known by its digest alone: the text of an act
/// on the register. A paper on file is shown as that and nothing else, so that none is hidden here and open there; and
/// what the office registers for itself is not the citizen's.
const PAPERS: &str = "(SELECT application_id, document_id, code, name, media_type, size, digest, phase, internal, \
     visible, added_at FROM application_papers \
     UNION ALL SELECT r.about_id, d.document_id, NULL, d.name, d.media_type, d.size, encode(d.sha256, 'hex'), 'act', \
     bool_and(r.direction <> 'inbound'), bool_or(r.direction <> 'internal'), min(r.registered_at) \
     FROM registrations r JOIN documents d ON d.about_type = 'application' AND d.about_id = r.about_id::text \
     AND r.about_id = CASE d.about_type WHEN 'application' THEN d.about_id::uuid END \
     AND r.digest = encode(d.sha256, 'hex') \
     WHERE r.about_type = 'application' AND NOT d.dropped AND NOT EXISTS (SELECT 1 FROM application_papers o \
     WHERE o.application_id = r.about_id AND o.document_id = d.document_id) \
     GROUP BY r.about_id, d.document_id)";

fn papers<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let from = format!("{PAPERS} p JOIN application_progress a USING (application_id)");
    let mut query = within(viewer, columns, &from);
    if viewer.sight() == Reach::Own {
        query.push(" AND p.visible");
    }
    query
}

fn of_application<'q>(
    viewer: &Viewer,
    columns: &str,
    id: ApplicationId,
) -> QueryBuilder<'q, Postgres> {
    let mut query = papers(viewer, columns);
    query.push(" AND p.application_id = ").push_bind(id.0);
    query
}

/// Which papers does this application have? In order of arrival.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
    request: &PageRequest,
) -> Result<Page<PaperRow>, ProjectionError> {
    let mut query = of_application(viewer, PAPER, id);
    if let Some((at, last)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query
            .push(" AND (p.added_at, p.document_id) > (")
            .push_bind(at);
        query.push(", ").push_bind(last).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "p.added_at, p.document_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &PaperRow| {
        (row.added_at, row.document_id.0)
    }))
}

/// How many papers does this application have?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<i64, ProjectionError> {
    fetch::total(store, of_application(viewer, fetch::COUNT, id)).await
}

/// Which paper is this? Nothing where the viewer may not open it.
pub async fn document(
    viewer: &Viewer,
    store: &Store,
    id: DocumentId,
) -> Result<Option<PaperRow>, ProjectionError> {
    let mut query = papers(viewer, PAPER);
    query.push(" AND p.document_id = ").push_bind(id.0);
    fetch::order(&mut query, "p.added_at", 1);
    fetch::first(store, query).await
}

#[derive(Serialize, Deserialize)]
struct Line {
    sequence: i64,
    #[serde(flatten)]
    row: MessageRow,
}

fn written<'q>(viewer: &Viewer, columns: &str, id: ApplicationId) -> QueryBuilder<'q, Postgres> {
    let from = "application_messages m JOIN application_progress a USING (application_id)";
    let mut query = within(viewer, columns, from);
    query.push(" AND m.application_id = ").push_bind(id.0);
    query
}

/// How many messages does this application have?
pub async fn count_messages(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<i64, ProjectionError> {
    fetch::total(store, written(viewer, fetch::COUNT, id)).await
}

/// What was written about this application? In order.
pub async fn messages(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
    request: &PageRequest,
) -> Result<Page<MessageRow>, ProjectionError> {
    let columns = "m.sequence, m.message_id, m.sender, m.body, m.actor, m.sent_at";
    let mut query = written(viewer, columns, id);
    if let Some((after, last)) = request.place::<(i64, Uuid)>()? {
        query
            .push(" AND (m.sequence, m.message_id) > (")
            .push_bind(after);
        query.push(", ").push_bind(last).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "m.sequence, m.message_id", limit + 1);
    let lines = fetch::rows(store, query).await?;
    let page = Page::of(lines, limit, |line: &Line| {
        (line.sequence, line.row.message_id)
    });
    Ok(Page {
        items: page.items.into_iter().map(|line| line.row).collect(),
        next: page.next,
    })
}
