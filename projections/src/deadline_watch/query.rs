//! Questions about what runs out.

use super::{Deadline, DeadlineRow};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::{DateTime, NaiveDate, Utc};
use domain::shared::ids::{ActorCode, OfficeCode};
use sqlx::{Postgres, QueryBuilder};
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
    /// In charge.
    pub office: Option<OfficeCode>,
    /// Of this procedure officer.
    pub officer: Option<ActorCode>,
    /// Of one kind.
    pub kind: Option<Deadline>,
    /// From this last day on.
    pub from_on: Option<NaiveDate>,
    /// Up to this last day.
    pub to_on: Option<NaiveDate>,
}

fn within<'q>(viewer: &Viewer, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "deadline_watch");
    viewer.scope(&mut query, viewer.sight(), SCOPE);
    query
}

/// The deadlines that are wanted, as far as the viewer sees them.
fn wanted<'q>(viewer: &Viewer, columns: &str, due: &Due) -> QueryBuilder<'q, Postgres> {
    let mut query = within(viewer, columns);
    if let Some(office) = &due.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(officer) = &due.officer {
        query.push(" AND officer = ").push_bind(officer.to_string());
    }
    if let Some(kind) = due.kind {
        query.push(" AND kind = ").push_bind(kind.code());
    }
    if let Some(day) = due.from_on {
        query.push(" AND last_on >= ").push_bind(day);
    }
    if let Some(day) = due.to_on {
        query.push(" AND last_on <= ").push_bind(day);
    }
    query
}

/// What runs out, soonest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    due: &Due,
    request: &PageRequest,
) -> Result<Page<DeadlineRow>, ProjectionError> {
    let mut query = wanted(viewer, COLUMNS, due);
    if let Some((day, id, kind)) = request.place::<(NaiveDate, Uuid, Deadline)>()? {
        query
            .push(" AND (last_on, application_id, kind) > (")
            .push_bind(day);
        query.push(", ").push_bind(id);
        query.push(", ").push_bind(kind.code()).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "last_on, application_id, kind", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DeadlineRow| {
        (row.last_on, row.application_id, row.kind)
    }))
}

/// How much runs out?
pub async fn count(viewer: &Viewer, store: &Store, due: &Due) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, fetch::COUNT, due)).await
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
    let mut query = within(viewer, COLUMNS);
    query.push(" AND kind <> 'substitute_power' AND NOT is_noted AND fires_at <= ");
    query.push_bind(now);
    fetch::order(&mut query, "fires_at, application_id", limit);
    fetch::rows(store, query).await
}
