//! Questions about reviews.

use super::DueRow;
use crate::case_files::not_kept_from;
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::{ScopeColumns, Viewer};
use chrono::NaiveDate;
use domain::shared::ids::{ActorCode, CarePlanId, OfficeCode};
use sqlx::{Postgres, QueryBuilder};
use store::Store;

const COLUMNS: &str = "plan_id, office, case_manager, due_on, in_time_until_on";

/// The work of an office is no matter of the person's.
const SCOPE: ScopeColumns = ScopeColumns {
    office: "office",
    people: None,
};

/// Which reviews are wanted; what is absent does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Due {
    /// Of one case manager.
    pub case_manager: Option<ActorCode>,
    /// Of one office.
    pub office: Option<OfficeCode>,
    /// Due on this day or before.
    pub by_on: Option<NaiveDate>,
    /// Late on this day.
    pub late_on: Option<NaiveDate>,
}

/// As the plans themselves: where the case is a team's alone, so are its reviews.
fn within<'q>(viewer: &Viewer, store: &Store, columns: &str) -> QueryBuilder<'q, Postgres> {
    let mut query = fetch::select(columns, "plans_due");
    viewer.scope(&mut query, viewer.care_sight(), SCOPE);
    not_kept_from(viewer, store, &mut query, "plans_due.case_file_id");
    query.push(" AND active");
    query
}

/// The reviews that are wanted, as far as the viewer sees them.
fn wanted<'q>(
    viewer: &Viewer,
    store: &Store,
    columns: &str,
    due: &Due,
) -> QueryBuilder<'q, Postgres> {
    let mut query = within(viewer, store, columns);
    if let Some(case_manager) = &due.case_manager {
        query.push(" AND case_manager = ");
        query.push_bind(case_manager.to_string());
    }
    if let Some(office) = &due.office {
        query.push(" AND office = ").push_bind(office.to_string());
    }
    if let Some(by_on) = due.by_on {
        query.push(" AND due_on <= ").push_bind(by_on);
    }
    if let Some(late_on) = due.late_on {
        query.push(" AND in_time_until_on < ").push_bind(late_on);
    }
    query
}

/// Which plans are to be reviewed, soonest first?
pub async fn page(
    viewer: &Viewer,
    store: &Store,
    due: &Due,
    request: &PageRequest,
) -> Result<Page<DueRow>, ProjectionError> {
    let mut query = wanted(viewer, store, COLUMNS, due);
    if let Some((on, id)) = request.place::<(NaiveDate, CarePlanId)>()? {
        query.push(" AND (due_on, plan_id) > (").push_bind(on);
        query.push(", ").push_bind(id.0).push(")");
    }
    let limit = request.limit();
    fetch::order(&mut query, "due_on, plan_id", limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &DueRow| {
        (row.due_on, row.plan_id)
    }))
}

/// How many plans are to be reviewed?
pub async fn count(viewer: &Viewer, store: &Store, due: &Due) -> Result<i64, ProjectionError> {
    fetch::total(store, wanted(viewer, store, fetch::COUNT, due)).await
}

/// Which reviews are due on that day without the clock having noted it? At most `limit`.
pub async fn unnoted(
    viewer: &Viewer,
    store: &Store,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<DueRow>, ProjectionError> {
    let mut query = within(viewer, store, COLUMNS);
    query.push(" AND due_on <= ").push_bind(today);
    query.push(" AND noted_on IS DISTINCT FROM due_on");
    fetch::order(&mut query, "due_on, plan_id", limit);
    fetch::rows(store, query).await
}
