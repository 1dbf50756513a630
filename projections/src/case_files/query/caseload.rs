//! Who has how many cases, and what of it is due? For those who see the files.

use super::within;
use crate::case_files::LoadRow;
use crate::case_files::sight::{self, Depth};
use crate::error::ProjectionError;
use crate::fetch;
use crate::page::{Page, PageRequest};
use crate::viewer::Viewer;
use chrono::{DateTime, Utc};
use domain::shared::ids::OfficeCode;
use domain::shared::time::{day_start, days_after};
use sqlx::{Postgres, QueryBuilder};
use store::Store;

/// Days in which what is due is due soon.
const SOON: u64 = 30;

/// One row for each worker and office, as far as the viewer sees the files. The due rows of a file are counted first,
/// so that a file with two terms is one file.
fn loads<'q>(
    viewer: &Viewer,
    store: &Store,
    office: Option<&OfficeCode>,
) -> QueryBuilder<'q, Postgres> {
    let now = store.clock().now();
    let soon = day_start(days_after(sight::today(store).on, SOON));
    let columns = "c.office, c.manager, count(*) AS open, \
         count(*) FILTER (WHERE c.status = 'in_charge') AS in_charge, \
         count(*) FILTER (WHERE c.transfer IS NOT NULL) AS in_transfer, \
         count(*) FILTER (WHERE c.protection IS NOT NULL) AS in_protection, \
         coalesce(sum(d.soon), 0)::bigint AS due_soon, coalesce(sum(d.late), 0)::bigint AS overdue";
    let mut query = within(viewer, store, Depth::Overview, columns, &from(now, soon));
    query.push(" AND c.status <> 'closed' AND c.absorbed_into IS NULL");
    if let Some(office) = office {
        query.push(" AND c.office = ").push_bind(office.to_string());
    }
    query
}

/// Both instants are the service's own.
fn from(now: DateTime<Utc>, soon: DateTime<Utc>) -> String {
    let (now, soon) = (now.to_rfc3339(), soon.to_rfc3339());
    format!(
        "case_files c LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE d.due_at >= '{now}' AND d.due_at < '{soon}') AS soon, \
         count(*) FILTER (WHERE d.due_at < '{now}') AS late FROM case_files_due d WHERE d.case_id = c.case_id) d ON true"
    )
}

/// How many cases does each worker of each office have? By office and worker; those of nobody come first.
pub async fn caseload(
    viewer: &Viewer,
    store: &Store,
    office: Option<&OfficeCode>,
    request: &PageRequest,
) -> Result<Page<LoadRow>, ProjectionError> {
    let mut query = loads(viewer, store, office);
    if let Some((office, manager)) = request.place::<(String, String)>()? {
        query.push(" AND (c.office, coalesce(c.manager, '')) > (");
        query
            .push_bind(office)
            .push(", ")
            .push_bind(manager)
            .push(")");
    }
    query.push(" GROUP BY c.office, c.manager");
    let limit = request.limit();
    let order = "c.office, coalesce(c.manager, '')";
    fetch::order(&mut query, order, limit + 1);
    let rows = fetch::rows(store, query).await?;
    Ok(Page::of(rows, limit, |row: &LoadRow| {
        let manager = row.manager.as_ref().map(ToString::to_string);
        (row.office.to_string(), manager.unwrap_or_default())
    }))
}

/// How many workers and offices are there?
pub async fn count_caseload(
    viewer: &Viewer,
    store: &Store,
    office: Option<&OfficeCode>,
) -> Result<i64, ProjectionError> {
    let columns = "count(DISTINCT (c.office, coalesce(c.manager, ''))) AS total";
    let mut query = within(viewer, store, Depth::Overview, columns, "case_files c");
    query.push(" AND c.status <> 'closed' AND c.absorbed_into IS NULL");
    if let Some(office) = office {
        query.push(" AND c.office = ").push_bind(office.to_string());
    }
    fetch::total(store, query).await
}
