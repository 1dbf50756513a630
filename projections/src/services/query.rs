//! Questions about services; what is published is the same for everybody.

use super::ServiceRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::access::policy::Reach;
use domain::shared::ids::ServiceCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "code, published_version, content, offices, opens_at, closes_at, period, withdrawn_at, \
     withdrawal_reason, version";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: None,
};

/// Which part of the catalogue is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What can be applied for at this instant.
    Open(DateTime<Utc>),
    /// Also what waits for its window; and, for whoever is no citizen, what left the catalogue.
    All,
}

/// Services are published, so everybody's sight of them reaches everywhere.
fn published<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "services");
    viewer.scope(&mut query, Reach::Everywhere, SCOPE);
    query
}

fn wanted<'q>(viewer: &Viewer, columns: &str, which: Wanted) -> QueryBuilder<'q, Postgres> {
    let mut query = published(viewer, columns);
    match which {
        Wanted::Open(at) => {
            query.push(" AND withdrawn_at IS NULL AND (NOT (content->>'windowed')::boolean OR (opens_at <= ");
            query.push_bind(at);
            query
                .push(" AND (closes_at IS NULL OR closes_at > ")
                .push_bind(at);
            query.push(")))");
        }
        Wanted::All if viewer.actor().role == Role::Citizen => {
            query.push(" AND withdrawn_at IS NULL");
        }
        Wanted::All => {}
    }
    query
}

/// Which services are in the catalogue? By code.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    which: Wanted,
    request: &PageRequest,
) -> Result<Page<ServiceRow>, ProjectionError> {
    let mut query = wanted(viewer, COLUMNS, which);
    if let Some(after) = request.place::<String>()? {
        query.push(" AND code > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "code", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &ServiceRow| {
        row.code.to_string()
    }))
}

/// How many services are in the catalogue?
pub async fn count(viewer: &Viewer, store: &Store, which: Wanted) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, fetch::COUNT, which)).await
}

/// What is known of this service?
pub async fn by_code(
    viewer: &Viewer,
    store: &Store,
    code: &ServiceCode,
) -> Result<Option<ServiceRow>, ProjectionError> {
    let mut query = published(viewer, COLUMNS);
    query.push(" AND code = ").push_bind(code.to_string());
    fetch::order(&mut query, "code", 1);
    fetch::first(store, query).await
}
