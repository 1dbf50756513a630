//! Questions about calls.

use super::CallRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use domain::call::CallStatus;
use domain::shared::ids::ServiceCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "call_id, code, service, office, status, content, published_version, draw_commitment, \
     published_at, amended_at, amendment_reason, revoked_at, revocation_reason, version";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// Which calls are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those for this service.
    pub service: Option<ServiceCode>,
    /// Those that stand so.
    pub status: Option<CallStatus>,
}

/// What was published is for everybody; a draft is for whoever sees the cases of its office.
fn seen<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "calls");
    query.push(" AND (published_at IS NOT NULL OR (true");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query.push("))");
    query
}

fn wanted<'q>(viewer: &Viewer, columns: &str, which: &Wanted) -> QueryBuilder<'q, Postgres> {
    let mut query = seen(viewer, columns);
    if let Some(service) = &which.service {
        query.push(" AND service = ").push_bind(service.to_string());
    }
    if let Some(status) = which.status {
        query.push(" AND status = ").push_bind(status.as_str());
    }
    query
}

/// Which calls are there? By code.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    which: &Wanted,
    request: &PageRequest,
) -> Result<Page<CallRow>, ProjectionError> {
    let mut query = wanted(viewer, COLUMNS, which);
    if let Some(after) = request.place::<String>()? {
        query.push(" AND code > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "code", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &CallRow| row.code.to_string()))
}

/// How many calls are there?
pub async fn count(viewer: &Viewer, store: &Store, which: &Wanted) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, fetch::COUNT, which)).await
}

/// What does this call say?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<CallRow>, ProjectionError> {
    let mut query = seen(viewer, COLUMNS);
    query.push(" AND call_id = ").push_bind(id);
    fetch::order(&mut query, "code", 1);
    fetch::first(store, query).await
}

/// Which calls of this service took applications at that instant? At most 20.
pub async fn taking(
    viewer: &Viewer,
    store: &Store,
    service: &str,
    at: DateTime<Utc>,
) -> Result<Vec<CallRow>, ProjectionError> {
    let mut query = seen(viewer, COLUMNS);
    query.push(" AND service = ").push_bind(service.to_owned());
    query.push(" AND published_at <= ").push_bind(at);
    query.push(" AND (content->>'opens_at')::timestamptz <= ");
    query.push_bind(at);
    query.push(" AND (content->>'closes_at')::timestamptz > ");
    query.push_bind(at);
    fetch::order(&mut query, "code", 20);
    fetch::rows(store, query).await
}
