//! Questions about services; what is published is the same for everybody.

use super::ServiceRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
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

/// Services are published, so everybody's sight of them reaches everywhere.
fn published<'q>(viewer: &Viewer) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(COLUMNS, "services");
    viewer.scope(&mut query, Reach::Everywhere, SCOPE);
    query
}

/// Which services are in the catalogue? By code; withdrawn ones only where they are wanted too.
pub async fn all(
    viewer: &Viewer,
    store: &Store,
    with_withdrawn: bool,
    request: &PageRequest,
) -> Result<Page<ServiceRow>, ProjectionError> {
    let mut query = published(viewer);
    if !with_withdrawn {
        query.push(" AND withdrawn_at IS NULL");
    }
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

/// What is known of this service?
pub async fn by_code(
    viewer: &Viewer,
    store: &Store,
    code: &ServiceCode,
) -> Result<Option<ServiceRow>, ProjectionError> {
    let mut query = published(viewer);
    query.push(" AND code = ").push_bind(code.to_string());
    fetch::order(&mut query, "code", 1);
    fetch::first(store, query).await
}
