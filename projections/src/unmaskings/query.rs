//! Questions about unmaskings.

use super::UnmaskingRow;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "unmasking_id, status, target, target_id, reason, note, requested_by, requested_at, \
     answered_by, answered_at, refusal, until_at, ended_by, ended_at, version";

/// An unmasking belongs to no office and to nobody.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: None,
};

fn within<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "unmaskings");
    viewer.scope(&mut query, viewer.unmasking_sight(), SCOPE);
    query
}

/// Which unmaskings were asked for, newest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    request: &PageRequest,
) -> Result<Page<UnmaskingRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS);
    if let Some((at, id)) = request.place::<(DateTime<Utc>, Uuid)>()? {
        query.push(" AND (requested_at, unmasking_id) < (");
        query.push_bind(at).push(", ").push_bind(id).push(")");
    }
    let limit = request.limit();
    let order = "requested_at DESC, unmasking_id DESC";
    fetch::order(&mut query, order, limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &UnmaskingRow| {
        (row.requested_at, row.unmasking_id)
    }))
}

/// How many were asked for?
pub async fn count(viewer: &Viewer, store: &Store) -> Result<i64, ProjectionError> {
    fetch::total(store, within(viewer, fetch::COUNT)).await
}

/// What became of this one?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<UnmaskingRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS);
    query.push(" AND unmasking_id = ").push_bind(id);
    fetch::order(&mut query, "unmasking_id", 1);
    fetch::first(store, query).await
}

#[derive(Deserialize)]
struct InForce {
    unmasking_id: Uuid,
}

/// By which unmasking does whoever asks see one of these things now? Each is an aggregate and an identifier.
pub async fn in_force(
    viewer: &Viewer,
    store: &Store,
    things: &[(String, Uuid)],
) -> Result<Option<Uuid>, ProjectionError> {
    let (kinds, ids): (Vec<String>, Vec<Uuid>) = things.iter().cloned().unzip();
    let mut query = within(viewer, "unmasking_id");
    query.push(" AND requested_by = ");
    query.push_bind(viewer.actor().code.to_string());
    query.push(" AND status = 'approved' AND until_at > ");
    query.push_bind(store.clock().now());
    query.push(" AND (target, target_id) IN (SELECT * FROM unnest(");
    query.push_bind(kinds).push("::text[], ");
    query.push_bind(ids).push("::uuid[]))");
    fetch::order(&mut query, "until_at DESC, unmasking_id", 1);
    let rows: Vec<InForce> = fetch::plain(store.pool(), query).await?;
    Ok(rows.first().map(|row| row.unmasking_id))
}
