//! Questions about what runs out.

use super::{Deadline, DeadlineRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use store::Store;
use uuid::Uuid;

const COLUMNS: &str = "application_id, kind, office, officer, last_on, fires_at, is_noted";

const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// Which deadlines are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// Of one kind.
    pub kind: Option<Deadline>,
    /// From this last day on.
    pub from_on: Option<NaiveDate>,
    /// Up to this last day.
    pub to_on: Option<NaiveDate>,
}

/// What runs out, soonest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    due: &Due,
    request: &PageRequest,
) -> Result<Page<DeadlineRow>, ProjectionError> {
    let mut query = fetch::select(COLUMNS, "deadline_watch");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    if let Some(Value::String(kind)) = due.kind.map(serde_json::to_value).transpose()? {
        query.push(" AND kind = ").push_bind(kind);
    }
    if let Some(day) = due.from_on {
        query.push(" AND last_on >= ").push_bind(day);
    }
    if let Some(day) = due.to_on {
        query.push(" AND last_on <= ").push_bind(day);
    }
    if let Some((day, id, kind)) = request.place::<(NaiveDate, Uuid, String)>()? {
        query
            .push(" AND (last_on, application_id, kind) > (")
            .push_bind(day);
        query.push(", ").push_bind(id);
        query.push(", ").push_bind(kind).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "last_on, application_id, kind", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DeadlineRow| {
        (row.last_on, row.application_id, row.kind)
    }))
}

/// What is over at `now` without anybody having written it down? Longest over first, at most `limit`.
///
/// The days of the holder of the substitute power are watched by people: nothing follows from their end.
pub async fn fired(
    viewer: &Viewer,
    store: &Store,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<DeadlineRow>, ProjectionError> {
    let mut query = fetch::select(COLUMNS, "deadline_watch");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query.push(" AND kind <> 'substitute_power' AND NOT is_noted AND fires_at <= ");
    query.push_bind(now);
    fetch::order(&mut query, "fires_at, application_id", limit);
    fetch::rows(store, query).await
}
