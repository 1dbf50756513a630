//! Questions about mandates.

use super::{EndedRow, MandateRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page;
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::shared::ids::{MandateId, PersonId};
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "mandate_id, status, capacity, principal, agent, proof, scope, powers, from_on, \
     until_on, version";

/// A mandate has no office of its own.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: Some("people"),
};

fn within<'q>(viewer: &Viewer) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(COLUMNS, "mandates");
    viewer.scope(&mut query, viewer.registry_sight(), SCOPE);
    query
}

/// What is known of this mandate?
pub async fn by_id(
    viewer: &Viewer,
    store: &Store,
    id: MandateId,
) -> Result<Option<MandateRow>, ProjectionError> {
    let mut query = within(viewer);
    query.push(" AND mandate_id = ").push_bind(id.0);
    fetch::order(&mut query, "mandate_id", 1);
    fetch::first(store, query).await
}

/// Which mandates did this person give or get? Newest first, at most 200.
pub async fn of_person(
    viewer: &Viewer,
    store: &Store,
    person: PersonId,
) -> Result<Vec<MandateRow>, ProjectionError> {
    let mut query = within(viewer);
    query.push(" AND people @> ARRAY[").push_bind(person.0);
    query.push("::uuid]");
    fetch::order(&mut query, "from_on DESC, mandate_id", page::LIMIT as usize);
    fetch::rows(store, query).await
}

/// Which mandates count although their last day was before `today`? At most `limit`.
pub async fn expired(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<MandateRow>, ProjectionError> {
    let mut query = within(viewer);
    query.push(" AND status IN ('proposed', 'active', 'suspended') AND until_on < ");
    query.push_bind(today);
    fetch::order(&mut query, "until_on, mandate_id", limit);
    fetch::rows(store, query).await
}

/// In which applications does somebody still act by a mandate that has ended? At most `limit`.
pub async fn ended(
    viewer: &Viewer,
    store: &Store,
    limit: usize,
) -> Result<Vec<EndedRow>, ProjectionError> {
    let from = "mandates_applications a JOIN mandates m USING (mandate_id)";
    let mut query = fetch::select("a.application_id, a.mandate_id, m.status", from);
    viewer.scope(&mut query, viewer.registry_sight(), SCOPE);
    query.push(" AND m.status IN ('revoked', 'expired')");
    fetch::order(&mut query, "a.application_id", limit);
    fetch::rows(store, query).await
}
