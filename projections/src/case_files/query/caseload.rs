//! Who has how many cases, and what of it is due? For those who see the files.

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

/// What a row of the caseload counts.
const LOAD: &str = "c.office, c.manager, count(*) AS open, \
     count(*) FILTER (WHERE c.status = 'in_charge') AS in_charge, \
     count(*) FILTER (WHERE c.transfer IS NOT NULL) AS in_transfer, \
     count(*) FILTER (WHERE c.protection IS NOT NULL) AS in_protection, \
     coalesce(sum(d.soon), 0)::bigint AS due_soon, coalesce(sum(d.late), 0)::bigint AS overdue";

/// Columns of `columns` over the open files of the caseload, each a row `c` with what `beside` joins to it.
///
/// What a viewer sees is their office's or theirs in another way. Each is asked for apart, since then an index leads to
/// it, while both at once would take a look at every file of the municipality.
fn loads<'q>(
    viewer: &Viewer,
    store: &Store,
    (columns, beside): (&str, &str),
    office: Option<&OfficeCode>,
) -> QueryBuilder<'q, Postgres> {
    let mut query = QueryBuilder::new(format!("SELECT to_jsonb(q) FROM (SELECT {columns} FROM ("));
    seen(viewer, store, &mut query, office);
    if let Some(own) = sight::office(viewer) {
        query.push(" AND c.office = ").push_bind(own.clone());
        query.push(" UNION ALL ");
        seen(viewer, store, &mut query, office);
        query.push(" AND c.office <> ").push_bind(own);
        query.push(" AND c.case_id IN (");
        sight::other_ways(viewer, &mut query);
        query.push(")");
    }
    query.push(format_args!(") c {beside} WHERE true"));
    query
}

/// The open files that the viewer sees, as one part of a caseload.
fn seen(
    viewer: &Viewer,
    store: &Store,
    query: &mut QueryBuilder<'_, Postgres>,
    office: Option<&OfficeCode>,
) {
    query.push("SELECT c.case_id, c.office, c.manager, c.status, c.transfer, c.protection FROM case_files c WHERE true");
    sight::of_file(viewer, query, sight::today(store), Depth::Overview);
    query.push(" AND c.status <> 'closed' AND c.absorbed_into IS NULL");
    if let Some(office) = office {
        query.push(" AND c.office = ").push_bind(office.to_string());
    }
}

/// What is due of a file is counted first, so that a file with two terms is one file, and for all files at once, since
/// few have a term that is near.
///
/// Both instants are the service's own.
fn due(now: DateTime<Utc>, soon: DateTime<Utc>) -> String {
    let (now, soon) = (now.to_rfc3339(), soon.to_rfc3339());
    format!(
        "LEFT JOIN (SELECT w.case_id, count(*) FILTER (WHERE w.due_at >= '{now}') AS soon, \
         count(*) FILTER (WHERE w.due_at < '{now}') AS late FROM case_files_due w WHERE w.due_at < '{soon}' \
         GROUP BY w.case_id) d ON d.case_id = c.case_id"
    )
}

/// How many cases does each worker of each office have? By office and worker; those of nobody come first.
pub async fn caseload(
    viewer: &Viewer,
    store: &Store,
    office: Option<&OfficeCode>,
    request: &PageRequest,
) -> Result<Page<LoadRow>, ProjectionError> {
    let now = store.clock().now();
    let beside = due(now, day_start(days_after(sight::today(store).on, SOON)));
    let mut query = loads(viewer, store, (LOAD, &beside), office);
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
    let query = loads(viewer, store, (columns, ""), office);
    fetch::total(store, query).await
}
