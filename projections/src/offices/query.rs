//! Questions about offices; what is published is the same for everybody.

use super::OfficeRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use domain::access::policy::Reach;
use domain::shared::ids::{OfficeCode, ReasonCode};
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "o.code, o.profile, o.opens_on, o.closes_on, o.successor, o.version, \
     ARRAY(SELECT d.district FROM offices_districts d WHERE d.office_id = o.office_id \
     AND d.taken_in >= o.published_in ORDER BY 1) AS districts";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "o.code",
    people: None,
};

/// Offices are published, so everybody's sight of them reaches everywhere.
fn published<'q>(viewer: &Viewer, columns: &str, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, Reach::Everywhere, SCOPE);
    query
}

/// Which offices are there? By code, also those that are closed.
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    request: &PageRequest,
) -> Result<Page<OfficeRow>, ProjectionError> {
    let mut query = published(viewer, COLUMNS, "offices o");
    if let Some(after) = request.place::<String>()? {
        query.push(" AND o.code > ").push_bind(after);
    }
    let limit = request.limit();
    fetch::order(&mut query, "o.code", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &OfficeRow| {
        row.code.to_string()
    }))
}

/// How many offices are there?
pub async fn count(viewer: &Viewer, store: &Store) -> Result<i64, ProjectionError> {
    fetch::total(store, published(viewer, fetch::COUNT, "offices o")).await
}

/// What is known of the office with this identifier?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<OfficeRow>, ProjectionError> {
    let mut query = published(viewer, COLUMNS, "offices o");
    query.push(" AND o.office_id = ").push_bind(id);
    fetch::order(&mut query, "o.code", 1);
    fetch::first(store, query).await
}

/// What is known of this office?
pub async fn by_code(
    viewer: &Viewer,
    store: &Store,
    code: &OfficeCode,
) -> Result<Option<OfficeRow>, ProjectionError> {
    by_id(viewer, store, code.stream_id()).await
}

/// Which office serves this district?
pub async fn of_district(
    viewer: &Viewer,
    store: &Store,
    district: &ReasonCode,
) -> Result<Option<OfficeRow>, ProjectionError> {
    let from = "offices o JOIN offices_districts s USING (office_id)";
    let mut query = published(viewer, COLUMNS, from);
    query
        .push(" AND s.district = ")
        .push_bind(district.to_string());
    fetch::order(&mut query, "o.code", 1);
    fetch::first(store, query).await
}
