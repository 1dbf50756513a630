//! Questions about offices; what is published is the same for everybody.

use super::OfficeRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page;
use crate::viewer::{ScopeColumns, Viewer};
use domain::access::policy::Reach;
use domain::shared::ids::{OfficeCode, ReasonCode};
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "o.code, o.profile, o.opens_on, o.closes_on, o.successor, o.version, \
     ARRAY(SELECT d.district FROM offices_districts d WHERE d.office_id = o.office_id ORDER BY 1) AS districts";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "o.code",
    people: None,
};

/// Offices are published, so everybody's sight of them reaches everywhere.
fn published<'q>(viewer: &Viewer, from: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(COLUMNS, from);
    viewer.scope(&mut query, Reach::Everywhere, SCOPE);
    query
}

/// Which offices are there? By code, at most 200.
pub async fn all(viewer: &Viewer, store: &Store) -> Result<Vec<OfficeRow>, ProjectionError> {
    let mut query = published(viewer, "offices o");
    fetch::order(&mut query, "o.code", page::LIMIT as usize);
    fetch::rows(store, query).await
}

/// What is known of this office?
pub async fn by_code(
    viewer: &Viewer,
    store: &Store,
    code: &OfficeCode,
) -> Result<Option<OfficeRow>, ProjectionError> {
    let mut query = published(viewer, "offices o");
    query.push(" AND o.code = ").push_bind(code.to_string());
    fetch::order(&mut query, "o.code", 1);
    fetch::first(store, query).await
}

/// Which office serves this district?
pub async fn of_district(
    viewer: &Viewer,
    store: &Store,
    district: &ReasonCode,
) -> Result<Option<OfficeRow>, ProjectionError> {
    let from = "offices o JOIN offices_districts s USING (office_id)";
    let mut query = published(viewer, from);
    query
        .push(" AND s.district = ")
        .push_bind(district.to_string());
    fetch::order(&mut query, "o.code", 1);
    fetch::first(store, query).await
}
