//! Questions about the closed days of the register.

use super::{DayRow, RegisterRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::shared::ids::RegisterCode;
use sqlx::{Postgres, QueryBuilder};
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "r.register, d.day, d.first_number, d.last_number, d.records, d.annulled, d.sha256, \
     d.previous_sha256, d.closed_at, d.sent_at, d.package, d.outcome, d.receipt, d.received_at";

/// Rows of no office and nobody: only who sees everything sees them.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "NULL::text",
    people: None,
};

fn within<'q>(
    viewer: &Viewer,
    columns: &str,
    register: &RegisterCode,
) -> QueryBuilder<'q, Postgres> {
    let from = "daily_register d JOIN daily_register_registers r USING (register_id)";
    let mut query = fetch::select(columns, from);
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query
        .push(" AND d.register_id = ")
        .push_bind(register.stream_id());
    query
}

/// Which register is this, and how far are its days closed?
pub async fn register(
    viewer: &Viewer,
    store: &Store,
    id: Uuid,
) -> Result<Option<RegisterRow>, ProjectionError> {
    let columns = "r.register, r.version, r.first_day, \
         (SELECT max(d.day) FROM daily_register d WHERE d.register_id = r.register_id) AS last_closed";
    let mut query = fetch::select(columns, "daily_register_registers r");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query.push(" AND r.register_id = ").push_bind(id);
    fetch::order(&mut query, "r.register_id", 1);
    fetch::first(store, query).await
}

/// How was this day closed?
pub async fn by_day(
    viewer: &Viewer,
    store: &Store,
    register: &RegisterCode,
    day: NaiveDate,
) -> Result<Option<DayRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS, register);
    query.push(" AND d.day = ").push_bind(day);
    fetch::order(&mut query, "d.day", 1);
    fetch::first(store, query).await
}

/// Which days are closed, last one first?
pub async fn days(
    viewer: &Viewer,
    store: &Store,
    register: &RegisterCode,
    request: &PageRequest,
) -> Result<Page<DayRow>, ProjectionError> {
    let mut query = within(viewer, COLUMNS, register);
    if let Some(before) = request.place::<NaiveDate>()? {
        query.push(" AND d.day < ").push_bind(before);
    }
    let limit = request.limit();
    fetch::order(&mut query, "d.day DESC", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DayRow| row.day))
}

/// How many days are closed?
pub async fn count(
    viewer: &Viewer,
    store: &Store,
    register: &RegisterCode,
) -> Result<i64, ProjectionError> {
    fetch::total(store, within(viewer, fetch::COUNT, register)).await
}
